import { Component, type ComponentType, h, type VNode } from 'preact';

/**
 * A view that is drawn again only where one of its props is another. preact/compat has one; but who loads it has every
 * `onChange` of the page fire at each keystroke, as React's do, and a field taken before it is filled.
 */
export function memo<Props extends object>(View: ComponentType<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const names = new Set([...Object.keys(this.props), ...Object.keys(next)]) as Set<keyof Props>;
      return [...names].some((name) => (this.props as Props)[name] !== next[name]);
    }

    override render(): VNode {
      return h(View as ComponentType<object>, this.props);
    }
  };
}
