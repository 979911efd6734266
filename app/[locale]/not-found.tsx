import { Main } from '@/components/ui/main';
export default function NotFound() {
  return (
    <Main>
      <h1>Nothing here</h1>
    </Main>
  );
}
