import { Alert, Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Apart } from "@/shared/live/Refusal";
import { label } from "./Comparing";
import { differing, inWords } from "./compare";
import { type Content, told } from "./content";

/** Parts written anew from the answers and findings; what was written by hand is not replaced before its writer saw what goes. */
export function Again({
  content,
  made,
  set,
}: {
  content: Content;
  made: () => Partial<Content>;
  set: (part: Partial<Content>) => void;
}) {
  const { t } = useTranslation();
  const [next, ask] = useState<Partial<Content>>();
  const begin = () => {
    const parts = made();
    const replaces = differing(content, { ...content, ...parts }).some((name) =>
      inWords(name, told(content)),
    );
    if (replaces) ask(parts);
    else set(parts);
  };
  if (!next)
    return (
      <Button
        variant="default"
        className="self-start"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={begin}
      >
        {t("siteMinutes.again")}
      </Button>
    );
  const said = (one: Content) =>
    Object.fromEntries(
      differing(content, { ...content, ...next }).map((name) => [
        t(`siteMinutes.${label(name)}`),
        inWords(name, told(one)),
      ]),
    );
  return (
    <Alert
      color="nghe"
      variant="light"
      title={t("siteMinutes.again")}
      role="alertdialog"
      aria-label={t("siteMinutes.again")}
    >
      <p>{t("siteMinutes.againReplaces")}</p>
      <Apart theirs={said(content)} mine={said({ ...content, ...next })} />
      <div className="acts">
        <Button size="compact-sm" variant="default" onClick={() => ask(undefined)}>
          {t("siteMinutes.againKeep")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            set(next);
            ask(undefined);
          }}
        >
          {t("siteMinutes.againYes")}
        </Button>
      </div>
    </Alert>
  );
}
