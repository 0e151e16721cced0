import { Alert, Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { orderRecipientsQuery } from "@/shared/api/orderQueries";
import { givingQuery } from "@/shared/api/queries";
import type { Giving, OrderPage, OrderRecipients } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { DocumentSelect } from "@/shared/documents/DocumentSelect";
import { DueField } from "@/shared/giving/DueField";
import { GiverField } from "@/shared/giving/GiverField";
import { dayOf, leaderFor, usualDue } from "@/shared/giving/recipients";
import { keep, kept } from "@/shared/kept";
import { useLive } from "@/shared/live/LiveProvider";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { AbsentPage, FailedPage, Loading } from "@/shared/ui/states";
import { Recipients } from "../Recipients";
import { Confirm } from "./Confirm";
import { type Draft, missing, told } from "./draft";
import { Figures } from "./Figures";

const PLACE = "dondoc-new-order";
const SHOWN = [["orders"], ["documents"], ["document"], ["work"], ["activity"]];

/** One document, text and date to many units: whom, by when, and which figures come back. */
export function NewOrderPage() {
  const { t } = useTranslation();
  const offered = useQuery(orderRecipientsQuery);
  const giving = useQuery(givingQuery);
  if (offered.error || giving.error)
    return (
      <FailedPage
        error={offered.error ?? giving.error}
        retry={() => void Promise.all([offered.refetch(), giving.refetch()])}
      />
    );
  if (!offered.data || !giving.data)
    return (
      <div className="page page-narrow">
        <Loading rows={4} height={120} />
      </div>
    );
  if (!offered.data.units.length) return <AbsentPage />;
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("orders.give")} back={{ to: "/orders", search: {} }}>
        <Link to="/orders" search={{}} className="desk">
          {t("orders.title")}
        </Link>
        <b>{t("newOrder.crumb")}</b>
      </Crumbs>
      <h1>{t("orders.give")}</h1>
      <Form offered={offered.data} giving={giving.data} />
    </div>
  );
}

function Form({ offered, giving }: { offered: OrderRecipients; giving: Giving }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { source } = useSearch({ from: "/shell/orders/new" });
  const year = useLive().now().getFullYear();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => {
    const blank = {
      title: "",
      product: "",
      document: "",
      clause: "",
      due: usualDue(giving),
      units: [],
      giver: "",
      meeting: "",
      figures: [],
    };
    const known = kept<Draft>(PLACE, blank);
    return { ...known, due: blank.due, document: source ?? known.document };
  });
  const [tried, setTried] = useState(false);
  const [asking, ask] = useState(false);
  const giver = leaderFor(giving, offered.own, draft.giver);
  const give = useAct<OrderPage>((order) => {
    keep(PLACE, null);
    for (const queryKey of SHOWN) void queries.invalidateQueries({ queryKey });
    queries.setQueryData(["order", order.id], order);
    notifications.show({ message: t("newOrder.sent", { count: order.counts.units }), autoClose: 5000 });
    void navigate({ to: "/orders/$orderId", params: { orderId: order.id }, search: {} });
  });
  const latest = useRef(draft);
  const set = useCallback((next: Partial<Draft>) => {
    latest.current = { ...latest.current, ...next };
    setDraft(latest.current);
    keep(PLACE, latest.current);
  }, []);
  const chosen = useMemo(() => new Set(draft.units), [draft.units]);
  const choose = useCallback((units: ReadonlySet<number>) => set({ units: [...units] }), [set]);
  const lacks = tried ? missing(draft, year, giver) : [];
  const said = (field: string) => give.problem?.errors.find((error) => error.field === field)?.message;
  useEffect(() => {
    if (tried || give.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried, give.problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing(draft, year, giver).length) ask(true);
  };
  const send = () => {
    ask(false);
    give.mutate({ withId: true, path: "orders", body: told(draft, year, giver) });
  };
  return (
    <form ref={form} className="stack quick-task" onSubmit={submit} noValidate>
      {give.problem && !give.problem.errors.length && (
        <Alert color="son" role="alert">
          <p>{give.problem.message}</p>
          {give.problem.passing && <p>{t("dialog.offline")}</p>}
        </Alert>
      )}
      <Panel>
        <Textarea
          label={t("newOrder.what")}
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.title}
          error={lacks.includes("title") ? t("newOrder.needTitle") : said("title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t("newOrder.product")}
          placeholder={t("newOrder.productHint")}
          maxLength={2000}
          value={draft.product}
          error={said("product")}
          onChange={(event) => set({ product: event.currentTarget.value })}
        />
        <div className="quick-document">
          <DocumentSelect
            label={t("newOrder.document")}
            value={draft.document || null}
            onChange={(document) => set({ document: document ?? "" })}
            error={said("source")}
          />
          <TextInput
            label={t("giving.clause")}
            maxLength={120}
            disabled={!draft.document}
            value={draft.clause}
            error={said("clause")}
            onChange={(event) => set({ clause: event.currentTarget.value })}
          />
        </div>
        <DueField
          giving={giving}
          value={draft.due}
          onChange={(due) => set({ due })}
          error={lacks.includes("due") ? t("document.needDate") : said("due_on")}
        />
        <GiverField
          giving={giving}
          own={offered.own}
          value={draft.giver}
          onChange={(next) => set({ giver: next })}
          error={said("for_leader")}
        />
        {giver && !draft.document && (
          <TextInput
            label={t("giving.meeting")}
            withAsterisk
            placeholder={t("giving.meetingHint")}
            maxLength={200}
            value={draft.meeting}
            error={lacks.includes("meeting") ? t("giving.meetingNeeded") : said("said_at")}
            onChange={(event) => set({ meeting: event.currentTarget.value })}
          />
        )}
      </Panel>
      <Panel title={t("newOrder.whom")}>
        <Recipients
          offered={offered}
          chosen={chosen}
          onChange={choose}
          error={lacks.includes("units") ? t("newOrder.needUnits") : said("units")}
        />
      </Panel>
      <Panel title={t("newOrder.figures")}>
        <Figures figures={draft.figures} onChange={(figures) => set({ figures })} tried={tried} said={said} />
      </Panel>
      <div className="form-buttons">
        <p className="dim small grow">{t("newOrder.kept")}</p>
        <Button type="submit" loading={give.isPending}>
          {draft.units.length ? t("newOrder.send", { count: draft.units.length }) : t("orders.give")}
        </Button>
      </div>
      <Confirm
        opened={asking}
        count={draft.units.length}
        title={draft.title}
        due={draft.due ? dayOf(draft.due, year) : null}
        onGive={send}
        onClose={() => ask(false)}
      />
    </form>
  );
}
