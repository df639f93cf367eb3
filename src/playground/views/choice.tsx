/** A few options of which one is chosen, side by side: radio buttons to a keyboard and to a screen reader. */
export function Choice<Option extends string>(props: {
  label: string;
  options: readonly Option[];
  value: Option;
  title?: string;
  names?: Record<Option, string>;
  onChange: (option: Option) => void;
}) {
  const { label, options, value, title, names, onChange } = props;
  return (
    <fieldset class="choice" title={title}>
      <legend class="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option} class={option === value ? 'chosen' : ''}>
          <input
            type="radio"
            class="visually-hidden"
            name={label}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {names?.[option] ?? option}
        </label>
      ))}
    </fieldset>
  );
}
