import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Minutes } from "@/shared/api/types";
import { showTime } from "@/shared/ui/dates";
import { useSite } from "../site";
import { MINUTES } from "../visit";
import { inWords, merged, type PartName, usual } from "./compare";
import { type Content, told } from "./content";

/** Somebody wrote the same minutes on another device: part by part, both beside each other, and which of them stands. */
export function Comparing({
  id,
  mine,
  theirs,
  apart,
}: {
  id: string;
  mine: Content;
  theirs: Minutes;
  apart: PartName[];
}) {
  const { t } = useTranslation();
  const { keeping } = useSite();
  const [kept, keep] = useState(() => usual(mine, theirs.content, apart));
  const name = theirs.by?.full_name ?? "";
  const choose = (part: PartName, own: boolean) => {
    const next = new Set(kept);
    if (own) next.add(part);
    else next.delete(part);
    keep(next);
  };
  const save = () => {
    keeping.write<Content>(MINUTES, id, merged(mine, theirs.content, kept), { seen: theirs.version });
    keeping.callNow();
  };
  return (
    <Alert color="nghe" title={t("minutesApart.title")} role="region" aria-label={t("minutesApart.title")}>
      <p>{t("minutesApart.help", { name, time: showTime(theirs.at), count: apart.length })}</p>
      {apart.map((part) => (
        <fieldset key={part} className="choice minutes-apart">
          <legend>{t(`siteMinutes.${label(part)}`)}</legend>
          <Side part={part} name={t("minutesApart.mine")} on={kept.has(part)} pick={() => choose(part, true)}>
            {inWords(part, told(mine))}
          </Side>
          <Side part={part} name={name} on={!kept.has(part)} pick={() => choose(part, false)}>
            {inWords(part, theirs.content)}
          </Side>
        </fieldset>
      ))}
      <Button onClick={save}>{t("minutesApart.save")}</Button>
    </Alert>
  );
}

/** As the form calls it. */
export const label = (part: PartName) =>
  part === "refusal"
    ? "refused"
    : part === "read_back"
      ? "readBack"
      : (part as Exclude<PartName, "refusal" | "read_back">);

function Side({
  part,
  name,
  on,
  pick,
  children,
}: {
  part: PartName;
  name: string;
  on: boolean;
  pick: () => void;
  children: string;
}) {
  const { t } = useTranslation();
  return (
    <label className={on ? "choice-one choice-on" : "choice-one"}>
      <input type="radio" name={`apart-${part}`} checked={on} onChange={pick} />
      <span className="minutes-side">
        <b>{name}</b>
        <span className="minutes-side-text">{children || t("minutesApart.nothing")}</span>
      </span>
    </label>
  );
}
