import { Button, Modal, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { directoryQuery } from "@/shared/api/bodyQueries";
import { get } from "@/shared/api/client";
import type { DirectoryUnit, FormerUnit, Lineage } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { showDate } from "@/shared/ui/dates";
import { Failed, Loading } from "@/shared/ui/states";

/** What the unit took the place of; whoever administers the body says it here. */
export function Former({ row }: { row: DirectoryUnit }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const names = row.predecessors.map((unit) => unit.name).join(", ");
  if (!names && !row.may_change) return null;
  return (
    <>
      <p className="small former">
        {names && <span className="dim">{t("lineage.before", { names })}</span>}
        {row.may_change && (
          <button type="button" className="text-button" onClick={() => setOpen(true)}>
            {t("lineage.change")}
          </button>
        )}
      </p>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("lineage.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Asking row={row} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Asking({ row, onDone }: { row: DirectoryUnit; onDone: () => void }) {
  const lineage = useQuery({
    queryKey: ["lineage", row.unit.id],
    queryFn: () => get<Lineage>(`units/${row.unit.id}/predecessors`),
  });
  if (lineage.error && !lineage.data)
    return <Failed error={lineage.error} retry={() => void lineage.refetch()} />;
  if (!lineage.data) return <Loading rows={2} height={48} />;
  return <Form lineage={lineage.data} onDone={onDone} />;
}

function Form({ lineage, onDone }: { lineage: Lineage; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, choose] = useState(lineage.predecessors);
  const save = useAct<Lineage>((answer) => {
    queries.setQueryData(["lineage", lineage.unit.id], answer);
    void queries.invalidateQueries({ queryKey: directoryQuery.queryKey });
    notifications.show({ message: t("lineage.saved"), autoClose: 5000 });
    onDone();
  });
  const [seen, see] = useBasis(lineage.version, save.problem);
  const said = (units: FormerUnit[]) => ({
    [t("lineage.title")]: units.map((one) => one.unit.name).join("; "),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          method: "PUT",
          path: `units/${lineage.unit.id}/predecessors`,
          body: { units: chosen.map((one) => one.unit.id) },
          ifMatch: `"v${seen}"`,
        });
      }}
    >
      <p className="dim small">{t("lineage.help", { name: lineage.unit.name })}</p>
      <Refusal
        problem={save.problem}
        theirs={lineage.predecessors}
        mine={chosen}
        said={said}
        take={(next) => {
          see(lineage.version);
          choose(next);
        }}
      />
      {!chosen.length && <p className="dim">{t("lineage.none")}</p>}
      <ul className="list">
        {chosen.map((one) => (
          <li key={one.unit.id} className="item item-row">
            <span className="grow">
              <NameOf one={one} />
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={t("lineage.remove", { name: one.unit.name })}
              title={t("lineage.remove", { name: one.unit.name })}
              onClick={() => choose((kept) => kept.filter((other) => other.unit.id !== one.unit.id))}
            >
              <IconX size={16} stroke={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Search lineage={lineage} chosen={chosen} add={(one) => choose((kept) => [...kept, one])} />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("lineage.save")}
        </Button>
      </div>
    </form>
  );
}

function NameOf({ one }: { one: FormerUnit }) {
  const { t } = useTranslation();
  return one.valid_to
    ? t("lineage.ended", { name: one.unit.name, date: showDate(one.valid_to) })
    : one.unit.name;
}

function Search({
  lineage,
  chosen,
  add,
}: {
  lineage: Lineage;
  chosen: FormerUnit[];
  add: (one: FormerUnit) => void;
}) {
  const { t } = useTranslation();
  const [typed, type] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 250);
  const answer = useQuery({
    queryKey: ["lineage", lineage.unit.id, "found", q],
    queryFn: () => get<Lineage>(`units/${lineage.unit.id}/predecessors`, { q }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const found = (answer.data?.found ?? []).filter(
    (one) => !chosen.some((other) => other.unit.id === one.unit.id),
  );
  return (
    <Select
      label={t("lineage.add")}
      placeholder={t("lineage.search")}
      searchable
      searchValue={typed}
      onSearchChange={type}
      filter={({ options }) => options}
      nothingFoundMessage={q && answer.isSuccess && !answer.isFetching ? t("lineage.nothing") : undefined}
      data={found.map((one) => ({
        value: String(one.unit.id),
        label: [
          one.unit.code,
          one.valid_to
            ? t("lineage.ended", { name: one.unit.name, date: showDate(one.valid_to) })
            : one.unit.name,
        ].join(" · "),
      }))}
      value={null}
      onChange={(id) => {
        const one = found.find((other) => String(other.unit.id) === id);
        if (one) add(one);
        type("");
      }}
      maxDropdownHeight={240}
    />
  );
}
