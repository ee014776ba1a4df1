// What is shown in place of a panel that failed, so that the others live on?

import { Component } from 'react';
import type { ReactNode } from 'react';

interface GuardProps {
  /** Subject of the sentence: "The timeline". */
  readonly name: string;
  readonly children: ReactNode;
}

/** Catches what its children throw, including code that could not be loaded. */
export class Guard extends Component<GuardProps, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div className="emptyState" role="alert">
        <strong>{this.props.name} stopped.</strong>
        <span className="dim">{message}</span>
        <button type="button" className="button" onClick={() => this.setState({ message: null })}>
          Try again
        </button>
      </div>
    );
  }
}
