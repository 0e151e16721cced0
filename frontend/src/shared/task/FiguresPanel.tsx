import { Button, NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { type ClipboardEvent, type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderFigure, Task } from "@/shared/api/types";
import { useAppend } from "@/shared/evidence/useAppend";
import { cellsOf, readFigure, showFigure } from "@/shared/figures/read";
import { useLive } from "@/shared/live/LiveProvider";
import { Panel } from "@/shared/ui/Page";

type Order = NonNullable<Task["order"]>;

/** The order to many of which this is one unit's share: its figures, to be filled in by whoever does the work. */
export function FiguresPanel({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { order } = task;
  if (!order || (!order.id && !order.figures.length)) return null;
  return (
    <Panel
      title={order.figures.length ? t("figures.title") : t("order.one")}
      aside={
        order.id && (
          <Link className="link" to="/orders/$orderId" params={{ orderId: order.id }} search={{}}>
            {t("figures.open")}
          </Link>
        )
      }
    >
      {order.figures.length > 0 &&
        (task.may.report ? (
          // Another set of values saved elsewhere begins the form anew.
          <Form key={JSON.stringify(order.values)} task={task} order={order} />
        ) : (
          <Values order={order} />
        ))}
    </Panel>
  );
}

function Values({ order }: { order: Order }) {
  const { t, i18n } = useTranslation();
  const values = new Map(order.values.map((one) => [one.key, one.value]));
  if (!values.size) return <p className="dim">{t("figures.notYet")}</p>;
  return (
    <dl className="brief figure-values">
      {order.figures.map((figure) => {
        const value = values.get(figure.key);
        return (
          <div key={figure.key} className="figure-pair">
            <dt>{figure.name}</dt>
            <dd>
              {value === undefined
                ? "–"
                : inWords(figure, value, i18n.language, t("figures.yes"), t("figures.no"))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A value with its unit. */
export function inWords(
  figure: OrderFigure,
  value: string,
  language: string,
  yes: string,
  no: string,
): string {
  if (figure.kind === "YES_NO") return value === "YES" ? yes : no;
  const unit = figure.kind === "PERCENT" ? "%" : figure.unit;
  return `${showFigure(figure.kind, value, language)} ${unit}`.trim();
}

function Form({ task, order }: { task: Task; order: Order }) {
  const { t, i18n } = useTranslation();
  const year = useLive().now().getFullYear();
  const kept = new Map(order.values.map((one) => [one.key, one.value]));
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      order.figures.map(({ key, kind }) => {
        const value = kept.get(key);
        return [key, value === undefined ? "" : showFigure(kind, value, i18n.language)];
      }),
    ),
  );
  const [tried, setTried] = useState(false);
  const append = useAppend(`tasks/${task.id}/progress`, { type: "task", id: task.id }, () =>
    notifications.show({ message: t("figures.saved"), autoClose: 4000 }),
  );
  const said = (key: string) =>
    append.problem?.errors.find((error) => error.field === `figures.${key}`)?.message;
  const read = (figure: OrderFigure): string | null => readFigure(figure.kind, typed[figure.key] ?? "", year);
  const paste = (at: number) => (event: ClipboardEvent) => {
    const cells = cellsOf(event.clipboardData.getData("text"));
    if (cells.length < 2) return;
    event.preventDefault();
    const next = { ...typed };
    order.figures.slice(at, at + cells.length).forEach((figure, index) => {
      const value = readFigure(figure.kind, cells[index] ?? "", year);
      next[figure.key] = figure.kind === "YES_NO" && value ? value : (cells[index] ?? "").trim();
    });
    setTyped(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const values = order.figures.map((figure) => [figure.key, read(figure)] as const);
    if (values.some(([, value]) => value === null)) return;
    append.mutate({ text: "", figures: Object.fromEntries(values) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {order.figures.length > 1 && <p className="dim small">{t("figures.help")}</p>}
      {append.problem && !append.problem.errors.length && <p role="alert">{append.problem.message}</p>}
      <div className="figure-fields">
        {order.figures.map((figure, at) => (
          <Field
            key={figure.key}
            figure={figure}
            value={typed[figure.key] ?? ""}
            error={tried && read(figure) === null ? t("figures.unread") : said(figure.key)}
            onChange={(value) => setTyped((all) => ({ ...all, [figure.key]: value }))}
            onPaste={paste(at)}
          />
        ))}
      </div>
      <div className="form-buttons">
        <Button type="submit" loading={append.isPending}>
          {t("figures.save")}
        </Button>
      </div>
    </form>
  );
}

function Field({
  figure,
  value,
  error,
  onChange,
  onPaste,
}: {
  figure: OrderFigure;
  value: string;
  error: string | null | undefined;
  onChange: (value: string) => void;
  onPaste: (event: ClipboardEvent) => void;
}) {
  const { t } = useTranslation();
  const about = [
    figure.kind === "PERCENT" ? "%" : figure.unit,
    figure.check && t(figure.check === "AT_MOST_PREVIOUS" ? "figures.atMost" : "figures.atLeast"),
    !figure.required && t("figures.optional"),
  ]
    .filter(Boolean)
    .join(" · ");
  const shared = {
    label: figure.name,
    description: about || undefined,
    withAsterisk: figure.required,
    error,
    onPaste,
  };
  if (figure.kind === "YES_NO")
    return (
      <NativeSelect
        {...shared}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: "", label: "–" },
          { value: "YES", label: t("figures.yes") },
          { value: "NO", label: t("figures.no") },
        ]}
      />
    );
  return (
    <TextInput
      {...shared}
      inputMode={figure.kind === "TEXT" ? "text" : figure.kind === "DATE" ? "numeric" : "decimal"}
      maxLength={figure.kind === "TEXT" ? 2000 : 30}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
