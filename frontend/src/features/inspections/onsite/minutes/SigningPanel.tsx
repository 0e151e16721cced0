import { Alert, Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Shots } from "../Shots";
import { useSite } from "../site";
import { SIGNING, shotsOf } from "../visit";
import { type Content, missing } from "./content";

/** Signed in ink on paper: its pages are photographed here, or later; then nothing changes any more. */
export function SigningPanel({
  id,
  content,
  supplementary,
  keep,
}: {
  id: string;
  content: Content;
  supplementary: boolean;
  /** As it stands now, whoever wrote it last. */
  keep: () => void;
}) {
  const { t } = useTranslation();
  const { keeping, pack, view } = useSite();
  const [later, setLater] = useState(false);
  const pages = shotsOf(pack, view.records).filter((one) => one.said.minutes === id);
  const photographed = pages.some((one) => !one.closed);
  const lacking = missing(content, supplementary);
  const sign = () => {
    keep();
    keeping.write(SIGNING, id, { pages_later: !photographed });
  };
  const ready = !lacking.length && (photographed || later);
  return (
    <section className="panel" aria-label={t("siteMinutes.signIt")}>
      <h2>{t("siteMinutes.signIt")}</h2>
      <p className="dim small">{t("siteMinutes.signHelp")}</p>
      {lacking.length > 0 && (
        <Alert color="nghe" title={t("siteMinutes.lacking")}>
          <ul>
            {lacking.map((one) => (
              <li key={one}>{t(`siteMinutes.lack.${one}`)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Shots shots={pages} about={{ minutes: id, page: pages.length + 1 }} wanted may />
      {!photographed && (
        <Checkbox
          label={t("siteMinutes.pagesLater")}
          checked={later}
          onChange={(event) => setLater(event.currentTarget.checked)}
        />
      )}
      <Button disabled={!ready} onClick={sign}>
        {t("siteMinutes.confirmSigned")}
      </Button>
      {!ready && !lacking.length && <p className="dim small">{t("siteMinutes.needPages")}</p>}
    </section>
  );
}
