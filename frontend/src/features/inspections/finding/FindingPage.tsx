import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inspectionQuery } from "@/shared/api/inspectionQueries";
import { meQuery } from "@/shared/api/queries";
import type { Inspection } from "@/shared/api/types";
import { DONE } from "@/shared/transitions/useTransition";
import { showTime } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { FindingForm } from "./FindingForm";
import { BLANK, type Complaints, complaints, type Fields, next, typedSomething } from "./fields";
import { KeptStrip } from "./KeptStrip";
import { LikelyRepeats } from "./LikelyRepeats";
import type { Kept } from "./outbox";
import { useOutbox } from "./useOutbox";

/** Writing down what is found, on site, with one thumb: kept on the device at each touch, sent when there is a network. */
export function FindingPage() {
  const { t } = useTranslation();
  const { inspectionId } = useParams({ from: "/shell/inspections/$inspectionId/findings/new" });
  const inspection = useQuery(inspectionQuery(inspectionId));
  const me = useQuery(meQuery).data;
  if (inspection.isPending || !me)
    return (
      <div className="page page-narrow">
        <Loading rows={4} height={72} />
      </div>
    );
  if (!inspection.data) return <Failed error={inspection.error} retry={() => void inspection.refetch()} />;
  if (!inspection.data.may.find)
    return (
      <Empty
        title={t("finding.notNow")}
        help={t("finding.notNowHelp")}
        action={<ToInspection id={inspectionId} />}
      />
    );
  return <Writing inspection={inspection.data} user={me.id} />;
}

function Writing({ inspection, user }: { inspection: Inspection; user: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const outbox = useOutbox(user, inspection.id);
  const [fields, setFields] = useState<Fields>(() => outbox.draft ?? BLANK);
  const [again, setAgain] = useState<string | undefined>();
  const [wrong, setWrong] = useState<Complaints>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    notifications.hide(DONE); // it would stand before the fields
  }, []);
  const set = (changed: Partial<Fields>) => {
    const now = { ...fields, ...changed };
    setFields(now);
    outbox.type(now);
    if (Object.keys(wrong).length) setWrong(complaints(now, t));
  };
  useEffect(() => {
    const [first] = Object.values(wrong);
    if (first)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true] input, [aria-invalid=true]")?.focus();
  }, [wrong]);
  /** Whether it could be saved; nothing typed is nothing to save. */
  const save = (): boolean => {
    const found = complaints(fields, t);
    setWrong(found);
    if (Object.keys(found).length) return false;
    outbox.save(fields, again);
    setAgain(undefined);
    return true;
  };
  const another = () => {
    if (!save()) return;
    setFields(next(fields));
    window.scrollTo({ top: 0 });
    form.current?.querySelector("textarea")?.focus();
  };
  const done = () => {
    if (typedSomething(fields) && !save()) return;
    void navigate({ to: "/inspections/$inspectionId", params: { inspectionId: inspection.id }, search: {} });
  };
  const mend = (kept: Kept) => {
    setFields(kept.fields);
    setAgain(kept.id);
    setWrong({});
  };
  return (
    <form
      ref={form}
      className="finding-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        another();
      }}
    >
      <Crumbs
        title={t("finding.title")}
        back={{ to: "/inspections/$inspectionId", params: { inspectionId: inspection.id }, search: {} }}
      >
        <b>{t("finding.title")}</b>
      </Crumbs>
      <KeptStrip
        unsent={outbox.unsent}
        sending={outbox.sending}
        send={() => void outbox.send()}
        onEdit={mend}
      />
      <div className="finding-body">
        <h1 className="finding-where">
          {[inspection.code, inspection.unit.short_name].filter(Boolean).join(" · ")}
        </h1>
        <p className="dim small">
          {t(`inspectionKind.${inspection.kind}`)} ·{" "}
          {t("finding.count", { count: inspection.findings.length })}
        </p>
        <FindingForm
          fields={fields}
          set={set}
          wrong={wrong}
          below={<LikelyRepeats inspectionId={inspection.id} unit={inspection.unit.id} fields={fields} />}
        />
      </div>
      <footer className="finding-bar">
        <p className="dim small" role="status">
          <IconDeviceFloppy size={16} stroke={1.75} aria-hidden />
          {outbox.stored
            ? outbox.at && typedSomething(fields)
              ? t("finding.keptAt", { time: showTime(outbox.at) })
              : t("finding.keeps")
            : t("finding.notKept")}
        </p>
        <div className="finding-buttons">
          <Button type="submit" className="grow">
            {t("finding.another")}
          </Button>
          <Button variant="default" onClick={done}>
            {t("finding.done")}
          </Button>
        </div>
      </footer>
    </form>
  );
}

function ToInspection({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Link to="/inspections/$inspectionId" params={{ inspectionId: id }} search={{}} className="button-link">
      {t("finding.back")}
    </Link>
  );
}
