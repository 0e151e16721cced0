import { ActionIcon, Button, Select } from "@mantine/core";
import { IconCircleDashed, IconLink, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { type Above, type LineAbove, useLinks } from "./useLinks";

type Item = Above["own"][number];

/** What answers a line above: linked lines, else likely ones to confirm with one tap, or any other to be chosen. */
export function AnswerCell({ plan, above, line }: { plan: Plan; above: Above; line: LineAbove }) {
  const { t } = useTranslation();
  const links = useLinks(plan.id);
  const [choosing, choose] = useState(false);
  const own = new Map(above.own.map((item) => [item.lineage, item]));
  const proposed = line.proposed.flatMap((lineage) => own.get(lineage) ?? []);
  return (
    <div className="coverage-cell">
      {!line.answers.length && (
        <Badge tone="amber" icon={IconCircleDashed}>
          {t("coverage.none")}
        </Badge>
      )}
      {line.answers.length > 0 && (
        <ul className="plain-list">
          {line.answers.map((one) => (
            <li key={one.lineage} className="coverage-line">
              <span className="grow">
                <Named item={one} />
                {!one.linked && <span className="dim small"> · {t("coverage.byTask")}</span>}
                {one.plan !== plan.id && <span className="dim small"> · {t("coverage.elsewhere")}</span>}
              </span>
              {above.may_link && one.linked && one.plan === plan.id && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={links.busy}
                  aria-label={t("coverage.unlink", { own: one.no, higher: line.no })}
                  title={t("coverage.unlink", { own: one.no, higher: line.no })}
                  onClick={() => links.unlink(one.lineage, line.lineage)}
                >
                  <IconX size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {proposed.map((item) => (
        <p key={item.lineage} className="coverage-line">
          <span className="grow small">
            <span className="dim">{t("coverage.proposed")}</span> <Named item={item} />
          </span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={links.busy}
            leftSection={<IconLink size={14} aria-hidden />}
            aria-label={t("coverage.linkWith", { own: item.no, higher: line.no })}
            onClick={() => links.link(item.lineage, line.lineage)}
          >
            {t("coverage.link")}
          </Button>
        </p>
      ))}
      {above.may_link && !choosing && (
        <Button size="compact-sm" variant="subtle" ml={-8} onClick={() => choose(true)}>
          {t(line.answers.length ? "coverage.more" : "coverage.choose")}
          <span className="visually-hidden">: {line.no}</span>
        </Button>
      )}
      {choosing && (
        <Chooser
          items={above.own.filter((item) => !line.answers.some((one) => one.lineage === item.lineage))}
          no={line.no}
          busy={links.busy}
          onChoose={(lineage) => {
            if (lineage) links.link(lineage, line.lineage);
            choose(false);
          }}
        />
      )}
    </div>
  );
}

function Chooser({
  items,
  no,
  busy,
  onChoose,
}: {
  items: Item[];
  no: string;
  busy: boolean;
  onChoose: (lineage: string | null) => void;
}) {
  const { t } = useTranslation();
  const name = useNamed();
  return (
    <Select
      w="100%"
      aria-label={t("coverage.chooseFor", { no })}
      placeholder={t("coverage.chosenHelp")}
      searchable
      autoFocus
      defaultDropdownOpened
      disabled={busy}
      nothingFoundMessage={t("coverage.nothing")}
      maxDropdownHeight={280}
      data={items.map((item) => ({ value: item.lineage, label: name(item) }))}
      value={null}
      onChange={onChoose}
      onKeyDown={(event) => event.key === "Escape" && onChoose(null)}
    />
  );
}

function Named({ item }: { item: Item }) {
  return <>{useNamed()(item)}</>;
}

/** `12. Rà soát…` for a line, `Chỉ tiêu 3. …` for a target. */
function useNamed() {
  const { t } = useTranslation();
  return (item: Item) =>
    `${item.kind === "TARGET" ? t("coverage.target", { no: item.no }) : item.no}. ${item.title}`;
}
