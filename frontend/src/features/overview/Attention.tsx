import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { committeeQuery } from "@/shared/api/committeeQueries";
import { Panel } from "@/shared/ui/Page";
import type { Measure } from "@/shared/views/states";
import { Figure, useLooked } from "./figures";

const LINES: ["due_week" | "silent" | "returned" | "unnamed" | "extended", Measure][] = [
  ["due_week", "DUE_WEEK"],
  ["silent", "SILENT"],
  ["returned", "RETURNED"],
  ["unnamed", "UNNAMED"],
  ["extended", "EXTENDED"],
];

/** What asks for a look: of the own body its tasks, of the bodies below those that the Committee page names. */
export function Attention() {
  const { t } = useTranslation();
  const { scope, total } = useLooked();
  if (scope === "BELOW") return <Below />;
  return (
    <Panel title={t("overview.attention")}>
      <dl className="remedy-parts">
        {LINES.map(([name, measure]) => (
          <div key={name}>
            <dt>{t(`overview.line.${name}`)}</dt>
            <dd className="number">
              <Figure named narrow={{ measure }} count={total[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="dim small">{t("overview.silentMeans")}</p>
    </Panel>
  );
}

function Below() {
  const { t } = useTranslation();
  const committee = useQuery(committeeQuery).data;
  return (
    <Panel
      title={t("overview.attention")}
      aside={
        <Link to="/committee" className="link no-print">
          {t("overview.toCommittee")}
        </Link>
      }
    >
      {committee && (
        <dl className="remedy-parts">
          {(["unopened", "silent", "worse", "orders", "long", "repeats"] as const).map((name) => (
            <div key={name}>
              <dt>{t(`overview.below.${name}`)}</dt>
              <dd className="number">
                {committee[name].length ? (
                  <Link to="/committee" hash={name} className="link figure-link">
                    {committee[name].length}
                  </Link>
                ) : (
                  <span className="figure-none">0</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
