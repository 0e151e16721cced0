import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { directoryQuery } from "@/shared/api/bodyQueries";
import type { Directory } from "@/shared/api/types";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { Groups } from "./Groups";
import { Leaders } from "./Leaders";
import { matches } from "./matches";
import { UnitTable } from "./UnitTable";

/** The body from inside: units, groups, leaders in charge; to look up, not to change. */
export function UnitsPage() {
  const { t } = useTranslation();
  const directory = useQuery(directoryQuery);
  return (
    <div className="page stack">
      <Crumbs title={t("units.title")}>
        <b>{t("units.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("units.title")}</h1>
          <p className="dim">{t("units.lead")}</p>
        </div>
        <Link to="/calendar" search={{}} className="button-link">
          {t("calendar.open")}
        </Link>
      </div>
      {directory.isPending && <Loading rows={6} height={52} />}
      {directory.error && <Failed error={directory.error} retry={() => void directory.refetch()} />}
      {directory.data &&
        (directory.data.units.length ? (
          <Found directory={directory.data} />
        ) : (
          <Empty title={t("units.empty")} help={t("units.emptyHelp")} />
        ))}
    </div>
  );
}

function Found({ directory }: { directory: Directory }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const units = directory.units.filter((row) => matches(row, typed));
  const single = units.filter((row) => !row.is_group).sort((a, b) => Number(b.is_body) - Number(a.is_body));
  const groups = units.filter((row) => row.is_group);
  return (
    <>
      <search className="filters">
        <TextInput
          className="filter"
          aria-label={t("units.search")}
          placeholder={t("units.search")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p className="dim small" role="status">
          {t("units.count", { count: single.length })}
        </p>
      </search>
      {!units.length && <Empty title={t("units.emptyFiltered")} />}
      {single.length > 0 && <UnitTable rows={single} />}
      {groups.length > 0 && <Groups rows={groups} />}
      {!typed && <Leaders rows={directory.leaders} />}
    </>
  );
}
