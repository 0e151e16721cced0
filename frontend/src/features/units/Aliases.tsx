import { ActionIcon, Alert } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { directoryQuery } from "@/shared/api/bodyQueries";
import type { DirectoryUnit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** What papers call the unit besides its name; what somebody said here can be taken back here. */
export function Aliases({ row }: { row: DirectoryUnit }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const forget = useAct((_, sent) => {
    notifications.show({ message: t("units.forgotten", { name: sent.body.text }), autoClose: 5000 });
    void queries.invalidateQueries({ queryKey: directoryQuery.queryKey });
  });
  const listed = row.aliases.filter((name) => !row.learnt.includes(name));
  return (
    <>
      {listed.join(" · ") || (row.learnt.length ? null : "–")}
      {row.learnt.map((name) => (
        <span key={name} className="chip-small learnt">
          {name}
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t("units.forget", { name })}
            title={t("units.forget", { name })}
            loading={forget.isPending && forget.variables?.body.text === name}
            onClick={() =>
              forget.mutate({ path: `units/${row.unit.id}/aliases/removal`, body: { text: name } })
            }
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      {forget.problem && (
        <Alert color="son" role="alert">
          {forget.problem.message}
        </Alert>
      )}
    </>
  );
}
