import { Button, Modal } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { optionsQuery } from "@/shared/api/queries";
import type { Inspection, Member } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { Panel } from "@/shared/ui/Page";
import { Avatar } from "@/shared/ui/people";
import { TeamFields, type TeamRow, toldTeam } from "./TeamFields";

/** Who visits, as the decision names them. */
export function TeamPanel({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const [changing, change] = useState(false);
  if (!inspection.team.length && !inspection.may.team) return null;
  return (
    <Panel title={t("inspection.team")}>
      {!inspection.team.length && <p className="dim small">{t("inspection.noTeam")}</p>}
      <ul className="stack-tight">
        {inspection.team.map((member) => (
          <One key={member.person.id} member={member} />
        ))}
      </ul>
      {inspection.may.team && (
        <Button variant="default" className="self-start" onClick={() => change(true)}>
          {t("inspection.setTeam")}
        </Button>
      )}
      <Modal
        opened={changing}
        onClose={() => change(false)}
        title={t("inspection.team")}
        size="lg"
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form inspection={inspection} onDone={() => change(false)} />
      </Modal>
    </Panel>
  );
}

function One({ member }: { member: Member }) {
  const { t } = useTranslation();
  return (
    <li className="person team-one">
      <Avatar person={member.person} />
      <span>
        {member.person.full_name}
        <span className="dim small team-role">
          {[...new Set([t(`teamRole.${member.role}`), member.title || member.person.title])]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </li>
  );
}

const rowsOf = (inspection: Inspection): TeamRow[] =>
  inspection.team.map((one) => ({ person: String(one.person.id), role: one.role, title: one.title }));

function Form({ inspection, onDone }: { inspection: Inspection; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [rows, setRows] = useState(() => rowsOf(inspection));
  const people = useQuery(optionsQuery("people")).data?.items ?? [];
  const save = useAct<Inspection>((answer) => {
    queries.setQueryData(["inspection", inspection.id], answer);
    onDone();
  });
  const [seen, see] = useBasis(inspection.version, save.problem);
  const nameOf = (id: string) => {
    const known = [...people, ...inspection.team.map((one) => one.person)];
    const one = known.find((other) => String(other.id) === id);
    return one && "full_name" in one ? one.full_name : "";
  };
  const said = (team: TeamRow[]) => ({
    [t("inspection.team")]: team
      .filter((row) => row.person)
      .map((row) => [nameOf(row.person), t(`teamRole.${row.role}`), row.title].filter(Boolean).join(", "))
      .join("; "),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          method: "PUT",
          path: `inspections/${inspection.id}/team`,
          body: { items: toldTeam(rows) },
          ifMatch: `"v${seen}"`,
        });
      }}
    >
      <Refusal
        problem={save.problem}
        theirs={rowsOf(inspection)}
        mine={rows}
        said={said}
        take={(next) => {
          see(inspection.version);
          setRows(next);
        }}
      />
      <TeamFields rows={rows} onChange={setRows} />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("inspection.saveTeam")}
        </Button>
      </div>
    </form>
  );
}
