import { IconBulb } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { meQuery, queryClient } from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { hintOf } from "./hints";

/** What somebody of this role should know on their first visit of a page; once read it never comes back. One at a time: the
 * next one waits for the next visit. */
export function RoleHint({ me }: { me: Me }) {
  const { t } = useTranslation();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [readOn, setReadOn] = useState<string>();
  const name = readOn === path ? undefined : hintOf(me, path);
  if (!name) return null;
  const read = () => {
    setReadOn(path);
    queryClient.setQueryData(meQuery.queryKey, (now) => now && { ...now, hints: [...now.hints, name] });
    write("PATCH", "me", { hint: name }).catch(() => undefined); // not kept: it is shown once more
    document.getElementById("content")?.focus(); // the button goes, the keyboard stays here
  };
  return (
    <aside className={`role-hint role-hint-${name}`} aria-label={t("hints.label")}>
      <IconBulb size={16} stroke={1.75} aria-hidden />
      <p className="grow">{t(`hints.${name}`)}</p>
      <button type="button" className="text-button" onClick={read}>
        {t("hints.read")}
      </button>
    </aside>
  );
}
