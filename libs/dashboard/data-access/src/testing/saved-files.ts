/** A file that the page handed to the browser's downloads. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

const textOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsText(blob);
  });

/** What the page saves while `act` runs; for specs. */
export async function savedBy(act: () => void): Promise<SavedFile[]> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return 'blob:saved';
  };
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  try {
    act();
  } finally {
    click.mockRestore();
    URL.createObjectURL = createObjectURL;
  }
  return Promise.all(
    blobs.map(async (blob, at) => ({ name: names[at] ?? '', text: await textOf(blob) })),
  );
}
