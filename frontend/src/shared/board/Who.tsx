import { IconUserQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/shared/ui/people";

/** Whose the card is, in its corner; dashed while it is nobody's. */
export function Who({ officer }: { officer: { id: number; full_name: string } | null }) {
  const { t } = useTranslation();
  const name = officer?.full_name ?? t("plans.nobody");
  return (
    <span className="card-who" title={name}>
      {officer ? (
        <Avatar person={officer} />
      ) : (
        <span className="card-nobody">
          <IconUserQuestion size={13} stroke={1.75} aria-hidden />
        </span>
      )}
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
