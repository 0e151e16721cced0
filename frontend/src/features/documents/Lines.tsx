import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RegisteredDocument } from "@/shared/api/types";
import { StateBadge } from "@/shared/ui/badges";
import { Panel } from "@/shared/ui/Page";

/** What became of each line that was taken into work. */
export function Lines({ document }: { document: RegisteredDocument }) {
  const { t } = useTranslation();
  if (!document.lines.length) return null;
  return (
    <Panel title={t("split.lines")} aside={document.lines.length}>
      <ol className="list list-inside">
        {document.lines.map((line) => (
          <li key={line.id} className="item">
            <div className="grow">
              <p>
                {line.clause && <span className="dim item-no">{line.clause} </span>}
                {line.text}
              </p>
              <p className="item-facts">
                <span>{t(`split.kinds.${line.becomes}`)}</span>
                {line.task && (
                  <span>
                    <Link className="link" to="/tasks/$taskId" params={{ taskId: line.task.id }}>
                      {line.task.title}
                    </Link>
                  </span>
                )}
                {line.task && <StateBadge state={line.task.state} look="plain" />}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
