import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import type { PlanTab } from "./tabs";

/** The parts of a plan's page; the address keeps which one is open, and the filters of the first. */
export function PlanTabs({ plan, tab }: { plan: Plan; tab: PlanTab | undefined }) {
  const { t } = useTranslation();
  const shown: [PlanTab | undefined, string][] = [
    [undefined, t("plans.outline")],
    ["targets", t("objectives.tab")],
    ...(plan.compared ? [["coverage", t(`coverage.tab.${plan.compared}`)] as [PlanTab, string]] : []),
    ...(plan.amends ? [["changes", t("versions.changes")] as [PlanTab, string]] : []),
    ...(plan.may.correct || plan.corrections.length
      ? [["corrections", t("corrections.tab")] as [PlanTab, string]]
      : []),
    ...(plan.may.name_officers && plan.state !== "DISCARDED" && plan.state !== "SUPERSEDED"
      ? ([
          ["clarity", t("clarity.tab")],
          ["officers", t("planPage.officers")],
          ["closing", t("year.tab")],
        ] as [PlanTab, string][])
      : []),
    ["history", t("planPage.history")],
  ];
  const strip = useRef<HTMLElement>(null);
  // On a phone the strip is longer than the page: the tab that is open comes into sight.
  useEffect(() => {
    const open = strip.current?.querySelector<HTMLElement>(`[data-tab="${tab ?? ""}"]`);
    if (strip.current && open) strip.current.scrollLeft = middled(strip.current, open);
  }, [tab]);
  return (
    <nav ref={strip} className="tabs" aria-label={t("planPage.tabs")}>
      {shown.map(([name, label]) => (
        <Link
          key={label}
          data-tab={name ?? ""}
          from="/plans/$planId"
          to="."
          search={(kept) => ({ ...kept, tab: name })}
          className={tab === name ? "tab tab-on" : "tab"}
          aria-current={tab === name ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** How far a strip is moved for a part of it to stand in its middle. */
const middled = (strip: HTMLElement, part: HTMLElement): number =>
  part.offsetLeft - strip.offsetLeft - (strip.clientWidth - part.clientWidth) / 2;
