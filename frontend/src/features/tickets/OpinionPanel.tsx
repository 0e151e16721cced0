import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { opinionQuery } from "@/shared/api/replyQueries";
import { Opinion } from "@/shared/reply/Opinion";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** What the unit said of the finding while it was a draft. */
export function OpinionPanel({ ticket }: { ticket: string }) {
  const { t } = useTranslation();
  const opinion = useQuery(opinionQuery(ticket)).data?.opinion;
  if (!opinion) return null;
  return (
    <Panel
      title={t("reply.onTicket")}
      aside={opinion.date && t("reply.sentAs", { number: opinion.number, date: showDate(opinion.date) })}
    >
      <Opinion row={opinion.row} />
      <Link to="/replies/$replyId" params={{ replyId: opinion.reply }} className="button-link self-start">
        {t("reply.read")}
      </Link>
    </Panel>
  );
}
