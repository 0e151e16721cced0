import { Alert, Button, Modal, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { savedViewsQuery } from "@/shared/api/queries";
import type { SavedView, SavedViews, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** The name of what is looked at, and whose people see it besides. */
export function SaveView({
  kind,
  query,
  units,
  opened,
  onClose,
  onSaved,
}: {
  kind: SavedView["kind"];
  query: string;
  units: Unit[];
  opened: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [unit, setUnit] = useState<string | null>(null);
  const act = useAct<SavedViews>((answer, _sent, id) => {
    queries.setQueryData(savedViewsQuery.queryKey, answer);
    setName("");
    onSaved(id);
    onClose();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({
      path: "views",
      withId: true,
      body: { kind, name, query, unit: unit ? Number(unit) : null },
    });
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("views.save").replace(/…$/, "")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <form className="stack" onSubmit={send}>
        {act.problem && <Alert color="son">{act.problem.message}</Alert>}
        <TextInput
          label={t("views.name")}
          withAsterisk
          required
          maxLength={80}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("views.whose")}
          description={t("views.whoseHelp")}
          clearable
          placeholder={t("views.onlyMine")}
          data={units.map((one) => ({ value: String(one.id), label: one.name }))}
          value={unit}
          onChange={setUnit}
        />
        <div className="form-buttons">
          <Button variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={!name.trim()}>
            {t("views.saveNow")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
