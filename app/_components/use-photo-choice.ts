import { useRef, useState, useSyncExternalStore } from "react";
import { type StagedPhoto, uploadPhoto } from "./upload-photo";

type Given = {
  staged: StagedPhoto | undefined;
  current: string | null | undefined;
  uploadUrl: string;
  error: string | undefined;
};

/** What the person wants of the photo: the one sent in, none, or the one that stands there; and what is wrong with the last one chosen. */
export function usePhotoChoice(given: Given) {
  const input = useRef<HTMLInputElement>(null);
  const [staged, setStaged] = useState(given.staged);
  const [removed, setRemoved] = useState(false);
  const [problem, setProblem] = useState(given.error);
  const [progress, setProgress] = useState<number>();
  const alive = useSyncExternalStore(never, yes, no);
  useAnswer(given.error, setProblem);
  useAnswer(given.staged?.id, () => given.staged && setStaged(given.staged));

  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setProgress(0);
    const answer = await uploadPhoto(given.uploadUrl, file, setProgress);
    setProgress(undefined);
    if (input.current) input.current.value = "";
    if ("error" in answer) return setProblem(answer.error);
    setStaged(answer);
    setRemoved(false);
  };
  // It stands in the field until it has arrived: whoever saves before that sends it along.
  const drop = (file: File | undefined) => {
    if (input.current && file) input.current.files = listOf(file);
    void take(file);
  };
  const clear = () => {
    setProblem(undefined);
    setStaged(undefined);
    setRemoved(Boolean(given.current) && !staged);
  };
  const leaveOut = () => {
    setProblem(undefined);
    input.current?.focus();
  };
  const keep = () => setRemoved(false);
  return { input, staged, removed, problem, progress, alive, take, drop, clear, leaveOut, keep };
}

/** Follows what the server says, when it says something else than before. */
function useAnswer<Said>(said: Said, follow: (said: Said) => void) {
  const [before, setBefore] = useState(said);
  if (said === before) return;
  setBefore(said);
  follow(said);
}

function listOf(file: File): FileList {
  const one = new DataTransfer();
  one.items.add(file);
  return one.files;
}

const never = () => () => {};
const yes = () => true;
const no = () => false;
