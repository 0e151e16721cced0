import { Alert, Button, Modal, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { savedViewsQuery } from "@/shared/api/queries";
import type { SavedView, SavedViews, Unit } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** A view that has no name yet, or (`id`) one that is given another name or other readers. */
export type Wish = Pick<SavedView, "kind" | "name" | "query" | "unit"> & { id?: string };

type Ends = { onClose: () => void; onSaved: (id: string) => void };

/** The name of a view, and whose people see it besides. */
export function SaveView({ wish, units, ...ends }: { wish: Wish | undefined; units: Unit[] } & Ends) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={wish !== undefined}
      onClose={ends.onClose}
      title={t(wish?.id ? "views.change" : "views.save").replace(/…$/, "")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      {wish && <Form wish={wish} units={units} {...ends} />}
    </Modal>
  );
}

function Form({ wish, units, onClose, onSaved }: { wish: Wish; units: Unit[] } & Ends) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(wish.name);
  const [unit, setUnit] = useState(wish.unit ? String(wish.unit.id) : null);
  const act = useAct<SavedViews>((answer, _sent, id) => {
    queries.setQueryData(savedViewsQuery.queryKey, answer);
    onSaved(wish.id ?? id);
    onClose();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({
      path: "views",
      withId: !wish.id,
      body: {
        ...(wish.id && { id: wish.id }),
        kind: wish.kind,
        name,
        query: wish.query,
        unit: unit ? Number(unit) : null,
      },
    });
  };
  return (
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
  );
}
