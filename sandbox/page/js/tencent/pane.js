/**
 * The pane that plays Tencent E-Sign. It is not written yet: it shows nothing.
 *
 * @module
 */

export function startTencent() {}
