// A phone's photograph may be larger than a form, and nobody needs it here: its SHA-256 is taken on the phone and sent in its place.
// Without this script, or on a connection that is not secure, the file itself is sent and read by the server.
for (const input of document.querySelectorAll('input[data-scan]')) {
  input.addEventListener('change', async () => {
    const [file] = input.files;
    input.name = 'scan';
    if (!file || !globalThis.crypto?.subtle) return;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    const hash = [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
    input.form.elements.scanHash.value = hash;
    document.getElementById(`${input.id}-hint`).textContent = input.dataset.scan.replace('…', hash.slice(0, 8));
    input.removeAttribute('name');
  });
}
