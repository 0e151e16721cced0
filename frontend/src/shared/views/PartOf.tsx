import { useTranslation } from "react-i18next";

/** The work that this one is a part of, unless its own name says so already, as a period's does ("Quý III/2026: …"). */
export function PartOf({
  title,
  parent,
  className,
}: {
  title: string;
  parent: string | null | undefined;
  className: string;
}) {
  const { t } = useTranslation();
  if (!parent || title.endsWith(parent)) return null;
  return <p className={className}>{t("views.partOf", { title: parent })}</p>;
}
