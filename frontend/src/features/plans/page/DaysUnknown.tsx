import { IconCalendarQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { calendarQuery } from "@/shared/api/bodyQueries";
import { meQuery } from "@/shared/api/queries";
import { useLive } from "@/shared/live/LiveProvider";
import { Note } from "@/shared/ui/Note";

/** Said beside dates of a year whose holidays nobody has announced yet: they keep clear of weekends only. */
export function DaysUnknown({ year }: { year: number }) {
  const { t } = useTranslation();
  const ahead = year >= useLive().now().getFullYear();
  const body = useQuery(meQuery).data?.body?.id;
  const calendar = useQuery({ ...calendarQuery(body ?? 0, year), enabled: ahead && Boolean(body) }).data;
  if (!ahead || calendar?.national.length !== 0) return null;
  return (
    <Note tone="amber" icon={IconCalendarQuestion} title={t("calendar.unknown", { year })}>
      {t("calendar.unknownDates")}{" "}
      <Link to="/calendar" search={{ year: String(year) }} className="link">
        {t("calendar.open")}
      </Link>
    </Note>
  );
}
