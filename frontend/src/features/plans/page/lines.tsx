import { useTranslation } from "react-i18next";

/** The first three heads of a table of lines: key task, number, task. */
export function LineHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col">
        <span className="visually-hidden">{t("importing.key")}</span>
      </th>
      <th scope="col">{t("plans.no")}</th>
      <th scope="col">{t("plans.task")}</th>
    </>
  );
}

/** What a line asks for: its task and its product. */
export function LineText({ line }: { line: { title: string; product: string } }) {
  return (
    <>
      {line.title}
      {line.product && <p className="dim small prose">{line.product}</p>}
    </>
  );
}
