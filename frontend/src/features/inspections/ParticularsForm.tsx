import { Button, Modal, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { plansQuery } from "@/shared/api/planQueries";
import type { Inspection } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { useLive } from "@/shared/live/LiveProvider";
import { Refusal } from "@/shared/live/Refusal";
import { showDate } from "@/shared/ui/dates";
import { ProgrammeField } from "@/shared/ui/ProgrammeField";
import { complaints, daysOf, type Particulars, ParticularsFields, saidOf } from "./ParticularsFields";

/** Another title, other dates, another basis, another unit to follow it up: until the notice. One that is issued meanwhile takes no
 * words away: the server says why it is too late. */
export function ChangeParticulars({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const [changing, change] = useState(false);
  if (!inspection.may.change && !changing) return null;
  return (
    <>
      <Button variant="default" className="self-start" onClick={() => change(true)}>
        {t("inspection.mend")}
      </Button>
      <Modal
        opened={changing}
        onClose={() => change(false)}
        title={t("inspection.mendTitle")}
        size="lg"
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form inspection={inspection} onDone={() => change(false)} />
      </Modal>
    </>
  );
}

const typedOf = (inspection: Inspection): Particulars => ({
  title: inspection.title,
  from: showDate(inspection.starts_on),
  to: inspection.ends_on === inspection.starts_on ? "" : showDate(inspection.ends_on),
  basis: inspection.basis,
});
const watchOf = ({ follow_up_unit: unit }: Inspection) => (unit ? String(unit.id) : null);
type Whole = Particulars & { watch: string | null; programme: string };
const wholeOf = (inspection: Inspection): Whole => ({
  ...typedOf(inspection),
  watch: watchOf(inspection),
  programme: inspection.programme.code,
});

function Form({ inspection, onDone }: { inspection: Inspection; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const [typed, setTyped] = useState(() => typedOf(inspection));
  const [watch, setWatch] = useState(() => watchOf(inspection));
  const [programme, setProgramme] = useState(inspection.programme.code);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const units = useQuery(unitsQuery).data?.items ?? [];
  const programmes = useQuery(plansQuery).data?.programmes ?? [];
  const save = useAct<Inspection>((answer) => {
    queries.setQueryData(["inspection", inspection.id], answer);
    for (const queryKey of [["inspections"], ["work"], ["activity"]])
      void queries.invalidateQueries({ queryKey });
    onDone();
  });
  const [seen, see] = useBasis(inspection.version, save.problem);
  const said = ({ title, from, to, basis, watch: unit, programme: code }: Whole) => ({
    [t("inspection.title")]: title,
    [t("inspection.from")]: from,
    [t("inspection.to")]: to,
    [t("task.basis")]: basis,
    [t("ticket.followUpUnit")]: units.find((one) => String(one.id) === unit)?.name ?? "",
    [t("programmeField.label")]: programmes.find((one) => one.code === code)?.name ?? "",
  });
  const mine = tried ? complaints(typed, year, t) : {};
  const theirs = saidOf(save.problem);
  useEffect(() => {
    if (tried || save.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried, save.problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { from, to } = daysOf(typed, year);
    if (!typed.title.trim() || !from || !to) return;
    save.mutate({
      method: "PUT",
      path: `inspections/${inspection.id}`,
      body: {
        title: typed.title.trim(),
        starts_on: from,
        ends_on: to,
        basis: typed.basis.trim(),
        follow_up_unit: watch ? Number(watch) : null,
        programme,
      },
      ifMatch: `"v${seen}"`,
    });
  };
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <Refusal
        problem={save.problem}
        theirs={wholeOf(inspection)}
        mine={{ ...typed, watch, programme }}
        said={said}
        take={(next) => {
          see(inspection.version);
          setTyped(next);
          setWatch(next.watch);
          setProgramme(next.programme);
        }}
      />
      <ParticularsFields
        typed={typed}
        set={(next) => setTyped((kept) => ({ ...kept, ...next }))}
        wrong={{
          title: mine.title ?? theirs.title,
          from: mine.from ?? theirs.from,
          to: mine.to ?? theirs.to,
        }}
      />
      <Select
        label={t("ticket.followUpUnit")}
        description={t("inspection.followUpHelp")}
        searchable
        clearable
        placeholder={t("inspection.followUpUsual")}
        data={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        value={watch}
        onChange={setWatch}
      />
      <ProgrammeField
        value={programme}
        set={setProgramme}
        disabled={inspection.findings.length > 0}
        error={save.problem?.errors.find((one) => one.field === "programme")?.message}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("inspection.saveChange")}
        </Button>
      </div>
    </form>
  );
}
