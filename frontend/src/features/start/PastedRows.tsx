import { ActionIcon, NativeSelect, TextInput } from "@mantine/core";
import { IconAlertCircle, IconInfoCircle, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { BodyPeople, PastedRow } from "@/shared/api/types";

/** The units, the body first, and the posts that a person may have. */
export type Choices = { places: { code: string; short_name: string }[]; posts: BodyPeople["posts"] };

type Field = "full_name" | "title" | "unit" | "post" | "username" | "phone";

/** The lines as understood, each to be mended in its place; who is there already is only named. */
export function PastedRows({
  places,
  posts,
  rows,
  said,
  set,
}: Choices & {
  rows: PastedRow[];
  said: (place: number, name: string) => string | undefined;
  set: (rows: PastedRow[]) => void;
}) {
  const { t } = useTranslation();
  const change = (at: number, name: Field, value: string) =>
    set(
      rows.map((row, index) =>
        index === at
          ? { ...row, [name]: value, problems: row.problems.filter((problem) => problem.field !== name) }
          : row,
      ),
    );
  return (
    <ul className="start-people">
      {rows.map((row, at) => {
        const place = rows.slice(0, at).filter((one) => !one.exists).length;
        const wrong = (name: Field) =>
          row.problems.find((one) => one.field === name)?.message ??
          (row.exists ? undefined : said(place, name));
        const text = (name: "full_name" | "title" | "username" | "phone", most: number) => (
          <TextInput
            label={t(`start.person.${name}`)}
            value={row[name]}
            maxLength={most}
            error={wrong(name)}
            onChange={(event) => change(at, name, event.currentTarget.value)}
          />
        );
        if (row.exists)
          return (
            <li key={row.line} className="start-exists dim small">
              {t("start.exists", { line: row.line, name: row.full_name, title: row.title })}
            </li>
          );
        return (
          <li key={row.line}>
            <p className="small start-line">
              <b>{t("start.line", { count: row.line })}</b>
              {row.notes.map((note) => (
                <span key={note} className="dim">
                  <IconInfoCircle size={14} stroke={1.75} aria-hidden /> {note}
                </span>
              ))}
              {row.problems.length > 0 && (
                <span className="start-wrong">
                  <IconAlertCircle size={14} stroke={1.75} aria-hidden /> {t("start.toMend")}
                </span>
              )}
            </p>
            <div className="start-person">
              {text("full_name", 200)}
              {text("title", 120)}
              <NativeSelect
                label={t("start.person.unit")}
                value={row.unit}
                error={wrong("unit")}
                onChange={(event) => change(at, "unit", event.currentTarget.value)}
                data={[
                  { value: "", label: t("start.chooseUnit") },
                  ...places.map((place) => ({ value: place.code, label: place.short_name })),
                ]}
              />
              <NativeSelect
                label={t("start.person.post")}
                value={row.post}
                error={wrong("post")}
                onChange={(event) => change(at, "post", event.currentTarget.value)}
                data={posts.map((post) => ({ value: post.post, label: post.name }))}
              />
              {text("username", 80)}
              {text("phone", 40)}
              <ActionIcon
                variant="subtle"
                color="muc"
                size={36}
                aria-label={t("start.leaveOut", { name: row.full_name })}
                onClick={() => set(rows.filter((_, index) => index !== at))}
              >
                <IconX size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
