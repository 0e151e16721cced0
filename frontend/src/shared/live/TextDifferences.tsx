import { useTranslation } from "react-i18next";
import { differences } from "./differences";

/** What somebody else's text has that one's own has not, and the other way round: struck and underlined, and in words. */
export function TextDifferences({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  let place = 0;
  return (
    <p className="prose differences">
      <span className="visually-hidden">{t("overtaken.differences")}: </span>
      {differences(before, after).map(({ kind, text }) => {
        const key = `${place}${kind}`;
        place += text.length;
        if (kind === "old") return <del key={key}>{text}</del>;
        return kind === "new" ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}
