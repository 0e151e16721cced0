/** The product's mark; the words stand beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width={32} height={32} className="mark" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M9 8h6.5c5 0 8 3 8 8s-3 8-8 8H9v-6.700H7v-2.600h2zm3.200 2.900v3.800h3.600v2.600h-3.600v3.800h3c3.200 0 5-1.800 5-5.100s-1.800-5.100-5-5.100z" />
    </svg>
  );
}
