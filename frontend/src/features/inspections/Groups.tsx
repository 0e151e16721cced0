import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findingGroupsQuery } from "@/shared/api/lifeQueries";
import type { FindingGroups, Inspection } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { uuid7 } from "@/shared/api/uuid";
import { Refusal } from "@/shared/live/Refusal";
import { Panel } from "@/shared/ui/Page";

type Group = FindingGroups["items"][number];

/** Findings that are one matter, grouped by the team before the notice. */
export function Groups({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Group | null>(null);
  const groups = useQuery({
    ...findingGroupsQuery(inspection.id),
    enabled: inspection.findings.length > 1,
  }).data;
  if (!groups || (!groups.items.length && !groups.may_group)) return null;
  const code = (id: string) => inspection.findings.find((one) => one.id === id)?.code ?? "";
  return (
    <Panel title={t("group.title")}>
      {groups.may_group && <p className="dim small">{t("group.help")}</p>}
      {groups.items.length > 0 && (
        <ul className="list">
          {groups.items.map((group) => (
            <li key={group.id} className="item">
              <div className="grow">
                <p className="strong">{group.name}</p>
                <p className="item-facts">
                  <span>{t("group.count", { count: group.findings.length })}</span>
                  <span>{group.findings.map(code).join(", ")}</span>
                </p>
              </div>
              {groups.may_group && (
                <button type="button" className="text-button" onClick={() => ask(group)}>
                  {t("group.change")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {groups.may_group && (
        <Button
          variant="default"
          className="self-start"
          onClick={() => ask({ id: uuid7(), version: 0, name: "", findings: [] })}
        >
          {t("group.make")}
        </Button>
      )}
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={t(asked?.version ? "group.change" : "group.make")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked && (
          <Form
            inspection={inspection}
            group={groups.items.find((one) => one.id === asked.id) ?? asked}
            onDone={() => ask(null)}
          />
        )}
      </Modal>
    </Panel>
  );
}

function Form({ inspection, group, onDone }: { inspection: Inspection; group: Group; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(group.name);
  const [findings, setFindings] = useState(group.findings);
  const save = useAct<FindingGroups>((answer) => {
    queries.setQueryData(["inspection", inspection.id, "groups"], answer);
    onDone();
  });
  const [seen, see] = useBasis(group.version, save.problem);
  const codes = (which: string[]) =>
    inspection.findings.flatMap((one) => (which.includes(one.id) ? [one.code] : [])).join(", ");
  const said = (one: Pick<Group, "name" | "findings">) => ({
    [t("group.name")]: one.name,
    [t("group.which")]: codes(one.findings),
  });
  const keep = (which: string[]) =>
    save.mutate({
      method: "PUT",
      path: `inspections/${inspection.id}/groups/${group.id}`,
      body: { name: name || group.name, findings: which },
      ifMatch: `"v${seen}"`,
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        keep(findings);
      }}
    >
      <Refusal
        problem={save.problem}
        theirs={{ name: group.name, findings: group.findings }}
        mine={{ name, findings }}
        said={said}
        take={(next) => {
          see(group.version);
          setName(next.name);
          setFindings(next.findings);
        }}
      />
      <TextInput
        label={t("group.name")}
        withAsterisk
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox.Group label={t("group.which")} value={findings} onChange={setFindings} className="several">
        {inspection.findings
          .filter((one) => !one.withdrawn)
          .map((one) => (
            <Checkbox key={one.id} value={one.id} label={`${one.code} ${one.text}`} />
          ))}
      </Checkbox.Group>
      <div className="form-buttons">
        {group.version > 0 && (
          <Button variant="subtle" color="son" loading={save.isPending} onClick={() => keep([])}>
            {t("group.dissolve")}
          </Button>
        )}
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" disabled={findings.length < 2} loading={save.isPending}>
          {t("group.save")}
        </Button>
      </div>
    </form>
  );
}
