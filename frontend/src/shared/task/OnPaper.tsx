import { IconFile, IconWritingSign } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { FileName } from "@/shared/evidence/FileName";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

type Paper = Task["on_paper"][number];

/** Decisions of leaders as somebody recorded them from paper: whose, by whom, from what, and how long they may be denied. */
export function OnPaper({ task }: { task: Task }) {
  const { t } = useTranslation();
  if (!task.on_paper.length) return null;
  const today = task.server_now.slice(0, 10);
  return (
    <Panel title={t("paper.title")}>
      <ul className="list">
        {task.on_paper.map((paper) => (
          <Item key={paper.id} paper={paper} open={today <= paper.until} />
        ))}
      </ul>
    </Panel>
  );
}

function Item({ paper, open }: { paper: Paper; open: boolean }) {
  const { t } = useTranslation();
  return (
    <li className="item">
      <IconWritingSign size={18} stroke={1.75} className="dim item-icon" aria-hidden />
      <div className="grow">
        <p>
          {t("paper.decided", {
            leader: paper.leader.full_name,
            outcome: t(`paper.outcome.${paper.what}.${paper.outcome}`),
            name: paper.by.full_name,
            date: showDate(paper.at),
          })}
        </p>
        <p className="dim small">
          {t("paper.mark", {
            source: [paper.source, showDate(paper.decided_on)].filter(Boolean).join(", "),
          })}
        </p>
        {paper.file && (
          <p className="small">
            <IconFile size={14} stroke={1.75} aria-hidden /> <FileName file={paper.file} />
          </p>
        )}
        {paper.contested_at ? (
          <p className="reason small">{t("paper.contested", { date: showDate(paper.contested_at) })}</p>
        ) : (
          open && <p className="dim small">{t("paper.until", { date: showDate(paper.until) })}</p>
        )}
      </div>
    </li>
  );
}
