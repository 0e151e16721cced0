import {
  IconArrowBackUp,
  IconCheck,
  IconCircleCheck,
  IconFlag,
  IconHourglass,
  IconMinus,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { RouteItem, RouteStep, Task } from "@/shared/api/types";
import { showBriefly, showMoment } from "@/shared/ui/dates";
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
  const several = step.items.length > 1;
  const answered = step.items.filter((item) => item.outcome).length;
  return (
    <li
      className={`route-step route-${step.state} ${several ? "route-wide" : ""}`}
      aria-current={step.state === "present" ? "step" : undefined}
    >
      <span className="route-disc">{disc(step, number)}</span>
      <div className="route-text">
        <p className="strong small">
          {step.label}
          {several && step.state === "present" && (
            <span className="dim">
              {" "}
              {answered}/{step.items.length}
            </span>
          )}
        </p>
        <div className={several ? "route-table" : undefined}>
          {step.items.map((item) => (
            <Item
              key={`${item.unit?.id ?? ""}:${item.at ?? ""}:${item.by?.id ?? item.people[0]?.id ?? ""}`}
              item={item}
              waits={several && step.state === "present" && !item.outcome}
            />
          ))}
        </div>
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

function Item({ item, waits }: { item: RouteItem; waits: boolean }) {
  const { t } = useTranslation();
  const who = item.by?.full_name ?? item.people.map((person) => person.full_name).join(", ");
  return (
    <div className={`route-item ${item.is_me && !item.outcome ? "route-me" : ""}`}>
      <div className="route-line">
        {item.unit && (
          <span className="small">
            {item.outcome === "approve" && (
              <IconCircleCheck size={14} stroke={2} className="route-mark route-given" aria-hidden />
            )}
            {waits && <IconHourglass size={14} stroke={2} className="route-mark" aria-hidden />}
            {item.unit.short_name}
            {item.is_me && !item.outcome && ` (${t("task.you")})`}
          </span>
        )}
        {waits && <span className="small">{t("task.waiting")}</span>}
      </div>
      <p className="dim small">{item.outcome === "silent" ? t("task.silent") : who}</p>
      {item.acting_for && (
        <p className="dim small">{t("task.actingFor", { name: item.acting_for.full_name })}</p>
      )}
      {item.on_paper && <p className="dim small">{t("paper.mark", { source: item.on_paper })}</p>}
      {item.at && (
        <time className="dim small" dateTime={item.at} title={showMoment(item.at)}>
          {showBriefly(item.at)}
        </time>
      )}
      {item.outcome === "return" && item.reason && <p className="reason small">“{item.reason}”</p>}
    </div>
  );
}
