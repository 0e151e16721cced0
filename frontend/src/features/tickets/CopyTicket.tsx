import { useTranslation } from "react-i18next";
import type { Ticket } from "@/shared/api/types";
import { CopyButton } from "@/shared/copying/CopyButton";
import { oneForZalo } from "@/shared/copying/zalo";

/** What is to be remedied as a line for a conversation. */
export function CopyTicket({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  return (
    <CopyButton
      text={() =>
        oneForZalo(
          {
            id: ticket.id,
            kind: "n",
            title: `${ticket.code} ${ticket.text}`,
            unit: ticket.unit.short_name,
            due: ticket.due.on,
            timeliness: ticket.timeliness,
            state: t(`ticketState.${ticket.state}`),
          },
          t,
          window.location.origin,
        )
      }
    />
  );
}
