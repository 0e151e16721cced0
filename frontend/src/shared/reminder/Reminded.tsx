import { IconBellRinging } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { Task } from "@/shared/api/types";
import { showMoment, showTime } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";

/** To whom it was sent: who reminded them, when, with what words. */
export function Reminded({ reminder }: { reminder: Task["reminder"] }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  if (!reminder?.people.some((person) => person.id === me?.id)) return null;
  return (
    <Note
      tone="amber"
      icon={IconBellRinging}
      title={
        reminder.today
          ? t("reminder.toMeToday", { name: reminder.by.full_name, time: showTime(reminder.at) })
          : t("reminder.toMeBefore", { name: reminder.by.full_name, moment: showMoment(reminder.at) })
      }
    >
      {reminder.text}
    </Note>
  );
}
