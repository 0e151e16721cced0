import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { unitFiguresQuery } from "@/shared/api/queries";
import { FairTabs } from "@/shared/fair/FairTabs";
import { Ranking } from "@/shared/fair/Ranking";
import { Tools } from "@/shared/finding/Tools";
import { showMoment } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { YearSelect } from "@/shared/ui/YearSelect";
import { UnitTable } from "./UnitTable";

/** How the units of the own body stand in a year, with what was in their way beside it; ranked only where a leader says so. */
export function UnitFiguresPage() {
  const { t } = useTranslation();
  const { year } = useSearch({ from: "/shell/unit-figures" });
  const navigate = useNavigate({ from: "/unit-figures" });
  const figures = useQuery(unitFiguresQuery(year));
  const found = figures.data;
  useAsOf(found?.as_of);
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("unitFigures.title")}>
        <b>{t("unitFigures.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("unitFigures.title")}</h1>
          <p className="dim">
            {t("unitFigures.lead")} {found && t("workload.asOf", { moment: showMoment(found.as_of) })}
          </p>
        </div>
        <YearSelect
          year={year}
          set={(next) => void navigate({ search: { year: next }, replace: true })}
          all={false}
        />
        {found && (
          <Tools
            path="unit-figures/sheet"
            asked={{ year: String(found.year) }}
            file={`don-vi-${found.year}`}
          />
        )}
      </div>
      <FairTabs />
      {figures.isPending && <Loading rows={6} height={52} />}
      {figures.error && !found && <Failed error={figures.error} retry={() => void figures.refetch()} />}
      {found && (
        <Ranking
          says={t(found.ranked ? "unitFigures.ranked" : "unitFigures.notRanked")}
          label={t("unitFigures.rank")}
          on={found.ranked}
          may={found.may_rank}
        />
      )}
      {found && !found.total.all && !found.total.obstacles && <Empty title={t("unitFigures.empty")} />}
      {found && (found.total.all > 0 || found.total.obstacles > 0) && <UnitTable figures={found} />}
    </div>
  );
}
