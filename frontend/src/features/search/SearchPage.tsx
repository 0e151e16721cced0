import { ActionIcon, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FOUND_ICONS, FoundText, placeOfFound } from "@/shared/search/found";
import { asksFor, FOUND_KINDS, type Found, type FoundKind, searchQuery } from "@/shared/search/queries";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";

const OF_ONE = 50; // the server's most of one kind

/** Everything one may read that answers the question, by kind; the question stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const { q = "", kind } = useSearch({ from: "/shell/search" });
  const search = useQuery(searchQuery(q, kind));
  const groups = asksFor(q) ? (search.data?.groups ?? []) : [];
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("search.title")}>
        <b>{t("search.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("search.title")}</h1>
        <p className="dim">{t("search.lead")}</p>
      </div>
      <Field q={q} />
      {asksFor(q) && <Kinds q={q} kind={kind} />}
      {!asksFor(q) && <Empty title={t("search.start")} help={t("search.startHelp")} />}
      {search.isLoading && <Loading rows={5} height={60} />}
      {search.error && <Failed error={search.error} retry={() => void search.refetch()} />}
      {asksFor(q) && search.data && !search.isPlaceholderData && !groups.length && (
        <Empty title={t("palette.none", { q })} help={t("palette.noneHelp")} />
      )}
      <div className={search.isPlaceholderData ? "stack search-old" : "stack"}>
        {groups.map((group) => (
          <section key={group.kind} aria-label={t(`search.kind.${group.kind}`)}>
            <h2 className="group">{t(`search.kind.${group.kind}`)}</h2>
            <ul className="list">
              {group.items.map((found) => (
                <Row key={found.id} found={found} />
              ))}
            </ul>
            {group.more && <More q={q} of={group.kind} kind={kind} />}
          </section>
        ))}
      </div>
    </div>
  );
}

/** What is typed comes into the address a moment later, in place of what stood there. */
function Field({ q }: { q: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/search" });
  const [typed, type] = useState(q);
  const [wanted] = useDebouncedValue(typed, 200);
  const told = useRef(q);
  useEffect(() => {
    if (wanted === told.current) return;
    told.current = wanted;
    void navigate({ search: (kept) => ({ ...kept, q: wanted.trim() || undefined }), replace: true });
  }, [wanted, navigate]);
  useEffect(() => {
    if (q === told.current.trim()) return; // our own
    told.current = q;
    type(q);
  }, [q]);
  return (
    <TextInput
      type="search"
      size="md"
      aria-label={t("search.label")}
      placeholder={t("search.label")}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      rightSection={
        typed && (
          <ActionIcon variant="subtle" aria-label={t("search.clear")} onClick={() => type("")}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )
      }
      autoFocus={!q}
      maxLength={200}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

function Kinds({ q, kind }: { q: string; kind: FoundKind | undefined }) {
  const { t } = useTranslation();
  return (
    <nav className="chips search-kinds" aria-label={t("search.title")}>
      {[undefined, ...FOUND_KINDS].map((one) => (
        <Link
          key={one ?? "all"}
          to="/search"
          search={{ q, kind: one }}
          replace
          className={one === kind ? "chip chip-on" : "chip"}
          aria-current={one === kind ? "page" : undefined}
        >
          {one ? t(`search.kind.${one}`) : t("search.all")}
        </Link>
      ))}
    </nav>
  );
}

function Row({ found }: { found: Found }) {
  const Glyph = FOUND_ICONS[found.kind];
  return (
    <li>
      <Link {...placeOfFound(found)} className="item found">
        <Glyph size={18} stroke={1.75} className="dim item-icon" aria-hidden />
        <span className="grow">
          <FoundText found={found} />
        </span>
      </Link>
    </li>
  );
}

function More({ q, of, kind }: { q: string; of: FoundKind; kind: FoundKind | undefined }) {
  const { t } = useTranslation();
  if (kind) return <p className="dim small">{t("search.most", { count: OF_ONE })}</p>;
  return (
    <Link to="/search" search={{ q, kind: of }} className="button-link self-start search-more">
      {t("search.more")}
    </Link>
  );
}
