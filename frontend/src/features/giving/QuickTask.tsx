import { Alert, Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { orderRecipientsQuery } from "@/shared/api/orderQueries";
import { givingQuery } from "@/shared/api/queries";
import type { Giving, Task } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import type { Preset } from "@/shared/giving/context";
import { DueField } from "@/shared/giving/DueField";
import { GiverField } from "@/shared/giving/GiverField";
import { mayOwn, usualDue } from "@/shared/giving/recipients";
import { WhoField } from "@/shared/giving/WhoField";
import { restOf } from "@/shared/kept";
import { useLive } from "@/shared/live/LiveProvider";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { SourceField } from "./SourceField";
import { giverOf, missing, type Typed, told } from "./typed";

const DRAFT = "quick-task";
const SHOWN = [["work"], ["documents"], ["document"], ["activity"], ["giving"], ["briefing"]];

/** What, who, by when, on whose word: four fields and one button. */
export function QuickTask({ preset, onDone }: { preset?: Preset; onDone: () => void }) {
  const giving = useQuery(givingQuery);
  const { t } = useTranslation();
  if (giving.isPending) return <Loading rows={4} height={56} />;
  if (!giving.data) return <Failed error={giving.error} retry={() => void giving.refetch()} />;
  if (!giving.data.recipients.length) return <Empty title={t("giving.nobody")} />;
  return <Form giving={giving.data} preset={preset} onDone={onDone} />;
}

function Form({ giving, preset, onDone }: { giving: Giving; preset?: Preset; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const year = useLive().now().getFullYear();
  const meeting = preset && "meeting" in preset ? preset : undefined;
  const source = preset && "source" in preset ? preset.source : undefined;
  const blank: Typed = {
    title: meeting?.title ?? "",
    who: "",
    due: usualDue(giving),
    source: meeting ? "MEETING" : source ? "DOCUMENT" : "DIRECT",
    meeting: meeting?.meeting ?? "",
    document: source ?? "",
    clause: "",
    giver: "",
  };
  const [typed, setTyped] = useState<Typed>(() => ({ ...blank, ...(preset ? {} : keptDraft(DRAFT)) }));
  const orders = useQuery(orderRecipientsQuery);
  const [tried, setTried] = useState(false);
  const again = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const give = useAct<Task>((task, { body }) => {
    forgetDraft(DRAFT);
    for (const queryKey of SHOWN) void queries.invalidateQueries({ queryKey });
    const href = `/tasks/${task.id}`;
    const see = (event: MouseEvent) => {
      event.preventDefault(); // notes stand outside the router
      void navigate({ to: "/tasks/$taskId", params: { taskId: task.id } });
    };
    notifications.show({
      autoClose: 8000,
      message: (
        <>
          {t("giving.sent", { title: task.title })}{" "}
          <a className="link" href={href} onClick={see}>
            {t("giving.see")}
          </a>
        </>
      ),
    });
    setTried(false);
    if (!again.current) return onDone();
    setTyped((kept) => ({ ...kept, title: restOf(kept.title, String(body.title)), clause: "" }));
    form.current?.querySelector("textarea")?.focus();
  });
  // The dialog looked for its first field before the form was there.
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const set = (next: Partial<Typed>) => {
    const all = { ...typed, ...next };
    setTyped(all);
    const { title, who, meeting } = all; // what was typed; a date chosen yesterday is none today
    if (!preset) keepDraft(DRAFT, { title, who, meeting });
  };
  const lacks = tried ? missing(giving, typed, year) : [];
  const said = (field: string) => give.problem?.errors.find((error) => error.field === field)?.message;
  useEffect(() => {
    if (tried || give.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried, give.problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing(giving, typed, year).length) return;
    give.mutate({ withId: true, path: "tasks", body: told(giving, typed, year) });
  };
  return (
    <form ref={form} className="stack quick-task" onSubmit={submit} noValidate>
      <div className="stack quick-fields">
        {give.problem && !give.problem.errors.length && (
          <Alert color="son" role="alert">
            <p>{give.problem.message}</p>
            {give.problem.passing && <p>{t("dialog.offline")}</p>}
          </Alert>
        )}
        <Textarea
          label={t("giving.what")}
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          value={typed.title}
          error={lacks.includes("title") ? t("giving.whatNeeded") : said("title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <WhoField
          giving={giving}
          value={typed.who}
          onChange={(who) => set({ who })}
          error={lacks.includes("who") ? t("giving.whoNeeded") : (said("lead") ?? said("officer"))}
        />
        <DueField
          giving={giving}
          value={typed.due}
          onChange={(due) => set({ due })}
          error={lacks.includes("due") ? t("document.needDate") : said("due_on")}
        />
        <SourceField
          typed={typed}
          onChange={set}
          lacks={lacks}
          said={said}
          spoken={giverOf(giving, typed) !== ""}
        />
        <GiverField
          giving={giving}
          own={mayOwn(giving, [typed.who])}
          value={typed.giver}
          onChange={(giver) => set({ giver })}
          error={said("for_leader")}
        />
      </div>
      <div className="form-buttons">
        {orders.data && orders.data.units.length > 1 && (
          <Button
            variant="subtle"
            className="to-many"
            onClick={() => {
              onDone();
              void navigate({ to: "/orders/new", search: { source } });
            }}
          >
            {t("orders.toMany")}
          </Button>
        )}
        <Button
          variant="default"
          disabled={give.isPending}
          onClick={() => {
            again.current = true;
            form.current?.requestSubmit();
          }}
        >
          {t("giving.again")}
        </Button>
        <Button
          type="submit"
          loading={give.isPending}
          onClick={() => {
            again.current = false;
          }}
        >
          {t("giving.send")}
        </Button>
      </div>
    </form>
  );
}
