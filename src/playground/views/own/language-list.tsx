import { CONSTANT_WORDS, FUNCTION_WORDS, NAMES, OPERATOR_WORDS } from './language-words.ts';

/** The closed language of formulas, one click away. Names of the lesson's family come alone: the other's would be refused. */
export function LanguageList({ family }: { family: 'density' | 'residual' }) {
  const names = family === 'residual' ? (['r', 's'] as const) : (['logp', 'logq'] as const);
  return (
    <details class="language">
      <summary>What a formula may say</summary>
      <dl>
        <Words words={names.map((name) => [name, NAMES[name]] as const)} />
        <Words words={OPERATOR_WORDS} />
        <Words words={FUNCTION_WORDS} />
        <Words words={CONSTANT_WORDS} />
      </dl>
    </details>
  );
}

function Words({ words }: { words: readonly (readonly [string, string])[] }) {
  return (
    <>
      {words.map(([name, meaning]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </>
  );
}
