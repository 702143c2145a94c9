import { useId } from 'preact/hooks';

interface FileButtonProps {
  readonly label: string;
  /** The names of files to offer, such as `.json,.yaml`. */
  readonly accept: string;
  onFile(file: File): void;
}

/** Chooses a file of the person's computer. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        class="visually-hidden file"
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) onFile(file);
          // The same file can be chosen again after it was changed.
          currentTarget.value = '';
        }}
      />
      <label class="button" for={id}>
        {label}
      </label>
    </>
  );
}
