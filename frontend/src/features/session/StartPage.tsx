import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Crumbs } from "@/shared/ui/Page";

/** What a new system needs, in order; shown to whoever administers it. */
export function StartPage() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow">
      <Crumbs title={t("start.title")}>
        <b>{t("nav.start")}</b>
      </Crumbs>
      <h1>{t("start.title")}</h1>
      <ol className="steps-list">
        <li className="panel">
          <h2>{t("start.units")}</h2>
          <p className="dim">{t("start.unitsHelp")}</p>
          <code>./dondoc load-units units.csv</code>
        </li>
        <li className="panel">
          <h2>{t("start.people")}</h2>
          <p className="dim">{t("start.peopleHelp")}</p>
          <Button variant="default" className="self-start" component="a" href="/admin/">
            {t("start.peopleOpen")}
          </Button>
        </li>
        <li className="panel">
          <h2>{t("start.plan")}</h2>
          <p className="dim">{t("start.planHelp")}</p>
          <code>./dondoc import-plan plan.xlsx --unit CODE --record</code>
        </li>
      </ol>
    </div>
  );
}
