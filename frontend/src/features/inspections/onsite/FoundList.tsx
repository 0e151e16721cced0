import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Severity } from "@/shared/ui/Severity";
import { fieldsOf } from "../finding/fields";
import { useSite } from "./site";
import { foundSoFar } from "./visit";

/** What was found so far, here and by the others; and what was found in this body before. */
export function FoundList() {
  const { t } = useTranslation();
  const { pack, view } = useSite();
  const found = foundSoFar(pack, view.records, fieldsOf);
  const open = pack.earlier.filter((one) => one.open);
  return (
    <section className="site-section" aria-label={t("onsite.found")}>
      <h2>
        {t("onsite.found")} <span className="site-count">{found.length}</span>
      </h2>
      {!found.length && <p className="dim small">{t("inspection.noFindings")}</p>}
      {found.map((one) => (
        <article key={one.id} className="item-card">
          <p>
            {one.code && <span className="item-no">{one.code} </span>}
            {one.fields.text}
          </p>
          <p className="item-facts">
            {one.fields.severity && <Severity degree={one.fields.severity} />}
            <span>
              {one.fields.onSite
                ? t("finding.onSite")
                : t("finding.nDays", { count: Number(one.fields.days) })}
            </span>
            {one.unsent && (
              <Link
                to="/on-site/$inspectionId/unsent"
                params={{ inspectionId: pack.inspection.id }}
                className="link"
              >
                {t("onsite.waits")}
              </Link>
            )}
          </p>
        </article>
      ))}
      {open.length > 0 && (
        <details className="site-earlier">
          <summary>{t("onsite.earlierOpen", { count: open.length })}</summary>
          <ul>
            {open.map((one) => (
              <li key={one.code}>
                <span className="item-no">{one.code}</span> {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
