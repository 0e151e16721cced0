import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuid7 } from "@/shared/api/uuid";
import type { Keeping } from "@/shared/device/keeping";
import type { Outgoing } from "@/shared/device/outbox";
import type { Kept } from "@/shared/device/records";
import { useView } from "@/shared/device/useKeeping";
import { DONE } from "@/shared/transitions/useTransition";
import { showTime } from "@/shared/ui/dates";
import { takenIn, timeBy } from "../onsite/pack";
import { FindingForm } from "./FindingForm";
import {
  BLANK,
  type Complaints,
  complaints,
  FINDING,
  type Fields,
  type FindingSaid,
  next,
  typedSomething,
  type Usual,
} from "./fields";
import { KeptStrip } from "./KeptStrip";

type Draft = { fields: Fields };

const DRAFT = "draft";

/** The form on which findings are written one after the other: kept on the device at each touch, sent when there is a
 * network. `first`: what it begins with; `from`: the line it comes from. */
export function FindingDesk({
  keeping,
  head,
  first = BLANK,
  from,
  usual,
  programme,
  below,
  children,
  onDone,
}: {
  keeping: Keeping;
  head: ReactNode;
  first?: Fields;
  from?: { answer: string | null; item: string };
  usual: Usual;
  programme?: string;
  /** What there is to say to what is typed. */
  below?: (fields: Fields) => ReactNode;
  children: ReactNode;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const view = useView(keeping);
  const place = from?.item ?? "new";
  const [fields, setFields] = useState<Fields>(() => keeping.body<Draft>(DRAFT, place)?.fields ?? first);
  const [again, setAgain] = useState<Kept | null>(null);
  const [wrong, setWrong] = useState<Complaints>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    notifications.hide(DONE); // it would stand before the fields
  }, []);
  const set = (changed: Partial<Fields>) => {
    const now = { ...fields, ...changed };
    setFields(now);
    keeping.keep(DRAFT, place, { fields: now } satisfies Draft, typedSomething(now));
    if (Object.keys(wrong).length) setWrong(complaints(now, t, usual));
  };
  useEffect(() => {
    const [complaint] = Object.values(wrong);
    if (complaint)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true] input, [aria-invalid=true]")?.focus();
  }, [wrong]);
  /** Whether it could be saved; nothing typed is nothing to save. */
  const save = (): boolean => {
    const found = complaints(fields, t, usual);
    setWrong(found);
    if (Object.keys(found).length) return false;
    const before = (again?.body as Outgoing<FindingSaid> | undefined)?.content;
    keeping.write<FindingSaid>(FINDING, again?.id ?? uuid7(), {
      fields,
      answer: before?.answer ?? from?.answer ?? null,
      item: before?.item ?? from?.item ?? null,
      at: timeBy(takenIn(keeping.view.records)).toISOString(),
    });
    keeping.drop(DRAFT, place);
    keeping.callNow();
    setAgain(null);
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
    onDone();
  };
  const mend = (kept: Kept) => {
    setFields((kept.body as Outgoing<FindingSaid>).content.fields);
    setAgain(kept);
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
      {head}
      <KeptStrip keeping={keeping} onEdit={mend} />
      <div className="finding-body">
        {children}
        <FindingForm
          fields={fields}
          set={set}
          wrong={wrong}
          usual={usual}
          programme={programme}
          below={below?.(fields)}
        />
      </div>
      <footer className="finding-bar">
        <p className="dim small" role="status">
          <IconDeviceFloppy size={16} stroke={1.75} aria-hidden />
          {view.broken
            ? t("finding.notKept")
            : view.storedAt && typedSomething(fields)
              ? t("finding.keptAt", { time: showTime(view.storedAt) })
              : t("finding.keeps")}
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
