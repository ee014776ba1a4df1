// What does the page show first?
import { createRoot } from 'react-dom/client';

const rootElement = document.getElementById('root');
if (rootElement === null) throw new Error('index.html has no element with the id "root"');
createRoot(rootElement).render(<h1>Dawnline</h1>);
