import { IconArrowBackUp, IconCheck, IconFlag, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { RouteItem, RouteStep, Task } from "@/shared/api/types";
import { showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** The path of the result: who has decided, who is deciding, who will. */
export function Route({ task, vertical = false }: { task: Task; vertical?: boolean }) {
  const { t } = useTranslation();
  if (!task.route.length) return null;
  return (
    <Panel title={t("task.route")}>
      <ol className={vertical ? "route route-vertical" : "route"}>
        {task.route.map((step, index) => (
          <Step
            key={`${step.step}:${step.state}:${step.items[0]?.at ?? ""}`}
            step={step}
            number={index + 1}
          />
        ))}
      </ol>
    </Panel>
  );
}

function Step({ step, number }: { step: RouteStep; number: number }) {
  return (
    <li
      className={`route-step route-${step.state}`}
      aria-current={step.state === "present" ? "step" : undefined}
    >
      <span className="route-disc">{disc(step, number)}</span>
      <div className="route-text">
        <p className="strong small">{step.label}</p>
        {step.items.map((item) => (
          <Item
            key={`${item.unit?.id ?? ""}:${item.at ?? ""}:${item.by?.id ?? item.people[0]?.id ?? ""}`}
            item={item}
            boxed={step.items.length > 1}
          />
        ))}
        {step.note && <p className="dim small">{step.note}</p>}
      </div>
    </li>
  );
}

function disc(step: RouteStep, number: number) {
  if (step.state === "done") return <IconCheck size={14} stroke={2.5} aria-hidden />;
  if (step.state === "returned") return <IconArrowBackUp size={14} stroke={2.5} aria-hidden />;
  if (step.state === "skipped") return <IconMinus size={14} stroke={2.5} aria-hidden />;
  return step.step === "DONE" ? <IconFlag size={14} stroke={2} aria-hidden /> : number;
}

function Item({ item, boxed }: { item: RouteItem; boxed: boolean }) {
  const { t } = useTranslation();
  const who = item.by?.full_name ?? item.people.map((person) => person.full_name).join(", ");
  return (
    <div
      className={`route-item ${boxed ? "route-boxed" : ""} ${item.is_me && !item.outcome ? "route-me" : ""}`}
    >
      {item.unit && (
        <p className="small">
          {item.unit.short_name}
          {item.is_me && !item.outcome && ` (${t("task.you")})`}
        </p>
      )}
      {item.outcome === "silent" ? (
        <p className="dim small">{t("task.silent")}</p>
      ) : (
        <p className="dim small">{who}</p>
      )}
      {item.acting_for && (
        <p className="dim small">{t("task.actingFor", { name: item.acting_for.full_name })}</p>
      )}
      {item.at ? (
        <time className="dim small" dateTime={item.at}>
          {showMoment(item.at)}
        </time>
      ) : null}
      {item.outcome === "return" && item.reason && <p className="reason small">“{item.reason}”</p>}
    </div>
  );
}
