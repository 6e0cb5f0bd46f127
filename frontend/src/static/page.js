// Fills in what differs from machine to machine: the simulator's address and the connected accounts.

const byId = (id) => document.getElementById(id);

async function json(path) {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}

function row(account) {
  const tr = document.createElement('tr');
  for (const text of [account.display_name, account.destination, account.status]) {
    const td = document.createElement('td');
    td.textContent = text;
    tr.append(td);
  }
  return tr;
}

function example(simulator, accounts) {
  const body = {
    video_url: `${simulator}/videos/vertical.mp4`,
    caption: 'Hello',
    destinations: accounts.filter((account) => account.display_name.endsWith('Happy path')).map((account) => account.destination),
  };
  return `curl -X POST ${location.origin}/api/social/post \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'`;
}

try {
  const [config, { items }] = await Promise.all([json('config.json'), json('api/social/accounts')]);
  byId('simulator').href = config.simulator_url;
  byId('accounts').replaceChildren(...items.map(row));
  byId('example').textContent = example(config.simulator_url, items);
} catch (error) {
  byId('problem').textContent = `The accounts could not be read: ${error.message}`;
  byId('problem').hidden = false;
}
