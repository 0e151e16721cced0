import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle, IconPrinter } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BodyPeople, BodyPerson, Slip, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { showDate } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { Panel } from "@/shared/ui/Page";
import { Empty } from "@/shared/ui/states";
import { onlyHere } from "./address";
import { PersonDialog } from "./PersonDialog";

/** Everybody of the body, with who still needs a password; a code for all of these at once, or for one who forgot. */
export function PeopleList({
  body,
  people,
  onSlips,
}: {
  body: Unit;
  people: BodyPeople;
  onSlips: (slips: Slip[]) => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, ask] = useState<BodyPerson | null>(null);
  const told = (slips: Slip[]) => {
    ask(null);
    for (const queryKey of [["start"], ["body", body.id, "people"]])
      void queries.invalidateQueries({ queryKey });
    onSlips(slips);
  };
  const issuing = useAct<{ items: Slip[] }>(({ items }) => told(items));
  const issue = (users: number[]) => issuing.mutate({ path: `bodies/${body.id}/codes`, body: { users } });
  const without = people.items.filter((person) => !person.password_set && !person.no_code);
  if (people.items.length < 2) return <Empty title={t("start.nobody")} help={t("start.nobodyHelp")} />;
  return (
    <Panel title={t("start.peopleTitle", { count: people.items.length })} aside={t("start.peopleHelp")}>
      {issuing.problem && (
        <Alert color="son" role="alert">
          {issuing.problem.message}
        </Alert>
      )}
      {without.length > 0 && onlyHere(window.location.hostname) && (
        <Note
          tone="amber"
          icon={IconAlertTriangle}
          title={t("start.slipsHere", { host: window.location.host })}
        >
          {t("start.slipsHereHelp")}
        </Note>
      )}
      {without.length > 0 && (
        <div className="start-foot">
          <Button
            leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
            loading={issuing.isPending}
            onClick={() => issue(without.map((person) => person.id))}
          >
            {t("start.print", { count: without.length })}
          </Button>
          <p className="dim small">{t("start.printHelp")}</p>
        </div>
      )}
      <ul className="start-list">
        {people.items.map((person) => (
          <li key={person.id}>
            <div className="grow">
              <p>
                <span className="strong">{person.full_name}</span>{" "}
                <span className="dim small">{person.username}</span>
                {person.phone && <span className="dim small"> · {person.phone}</span>}
              </p>
              <p className="dim small">
                {person.posts.map((post) => `${post.title}, ${post.unit.short_name}`).join(" · ")}
              </p>
            </div>
            <p className="small start-state">
              {person.password_set
                ? t("start.passwordSet")
                : person.code_until
                  ? t("start.codeUntil", { day: showDate(person.code_until) })
                  : t("start.noPassword")}
              {person.mail_fault && ` · ${t(`mailbox.unsent.${person.mail_fault}`)}`}
            </p>
            <Button
              variant="default"
              size="xs"
              onClick={() => ask(person)}
              aria-label={t("start.personOf", { name: person.full_name })}
            >
              {t("start.openPerson")}
            </Button>
          </li>
        ))}
      </ul>
      {asked && <PersonDialog body={body} person={asked} close={() => ask(null)} onSlips={told} />}
    </Panel>
  );
}
