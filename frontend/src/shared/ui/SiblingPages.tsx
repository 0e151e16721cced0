import { Link, type LinkProps } from "@tanstack/react-router";

/** Pages that show the same in other ways, one beside the other. `exact`: one lies in the address of another. */
export function SiblingPages({
  label,
  pages,
  exact = false,
  className = "",
}: {
  label: string;
  pages: [to: LinkProps["to"], name: string][];
  exact?: boolean;
  className?: string;
}) {
  return (
    <nav className={`chips ${className}`} aria-label={label}>
      {pages.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          search={{} as never} // of many pages the types know no one search: these need none
          className="chip"
          activeProps={{ className: "chip-on", "aria-current": "page" }}
          activeOptions={{ includeSearch: false, exact }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
