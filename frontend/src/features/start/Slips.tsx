import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Slip, Unit } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";

/** A page to print and cut: a slip each, with the user name and the one-use code. */
export function Slips({ body, slips, close }: { body: Unit; slips: Slip[]; close: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="slips-page stack" aria-labelledby="slips-title">
      <div className="panel slips-head">
        <h2 id="slips-title">{t("start.slips", { count: slips.length })}</h2>
        <Note tone="amber" icon={IconAlertTriangle} title={t("start.slipsOnce")}>
          {t("start.slipsOnceHelp")}
        </Note>
        <div className="start-foot">
          <Button
            leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t("start.printNow")}
          </Button>
          <Button variant="default" onClick={close}>
            {t("start.slipsDone")}
          </Button>
        </div>
      </div>
      <ul className="slips">
        {slips.map((slip) => (
          <li key={slip.id} className="slip">
            <p className="small">
              {body.short_name} · {t("app.name")}
            </p>
            <p className="strong">{slip.full_name}</p>
            <p className="small">
              {slip.title}, {slip.unit}
            </p>
            <dl>
              <dt>{t("start.slipAddress")}</dt>
              <dd>{window.location.host}/code</dd>
              <dt>{t("signIn.username")}</dt>
              <dd>
                <b>{slip.username}</b>
              </dd>
              <dt>{t("code.code")}</dt>
              <dd className="slip-code">{slip.code}</dd>
            </dl>
            <p className="small">{t("start.slipUntil", { day: showDate(slip.until) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
