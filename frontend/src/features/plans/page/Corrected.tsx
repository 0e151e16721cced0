import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";

/** What was put right of the plan's document: the printed value struck out, the right one beside it. */
export function Corrected({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const said = plan.corrections.filter((one) => !one.line && one.state === "CONFIRMED");
  if (!said.length) return null;
  return (
    <>
      {said.map((one) => (
        <Link
          key={one.id}
          to="/plans/$planId"
          params={{ planId: plan.id }}
          search={{ tab: "corrections" as const }}
          className="link"
        >
          {t("corrections.tab")}: {one.label.toLowerCase()} <del>{one.old}</del> → <b>{one.new}</b>
        </Link>
      ))}
    </>
  );
}
